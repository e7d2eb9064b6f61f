/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Comparing two codes. */

#include "check.h"
#include "code.h"
#include "compare.h"
#include "explain.h"

static char *compare(unsigned a, unsigned b)
{
    struct page *page = explain_difference(a, b);
    char *text = page_render(page, 0, FALSE);

    page_free(page);
    return text;
}

static void assert_contains(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" is not in:\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("\"%s\" is in:\n%s", part, text);
}

static void a_curated_pair_comes_with_its_sentences_first(void **state)
{
    struct code_comparison *comparison = code_compare(603, 486);

    (void)state;
    assert_non_null(comparison->curated);
    assert_int_equal(comparison->curated->code, 486);
    assert_string_equal(comparison->differences->pdata[0], comparison->curated->tell);
    assert_string_equal(comparison->differences->pdata[1], comparison->curated->therefore);
    code_comparison_free(comparison);
}

static void classes_are_compared_by_what_they_mean_for_the_caller(void **state)
{
    g_autofree char *across = compare(204, 603);
    g_autofree char *within = compare(401, 415);

    (void)state;
    assert_contains(across, "\n  204 is a 2xx, Success: The request was accepted");
    assert_contains(across, "\n  603 is a 6xx, Global failure: The verdict holds");
    assert_contains(within, "\n  Both are 4xx, Client failure: ");
}

static void summaries_are_set_side_by_side(void **state)
{
    g_autofree char *first = g_strdup_printf("\n  403: %s.\n", code_find(403)->summary);
    g_autofree char *second = g_strdup_printf("\n  416: %s.\n", code_find(416)->summary);
    g_autofree char *text = compare(403, 416);

    (void)state;
    assert_contains(text, first);
    assert_contains(text, second);
}

static void methods_are_compared(void **state)
{
    g_autofree char *text = compare(204, 603);

    (void)state;
    assert_contains(text,
                    "204 answers SUBSCRIBE and must not answer anything else; 603 answers any "
                    "request but must not answer REGISTER.");
}

static void headers_are_compared_by_level(void **state)
{
    g_autofree char *text = compare(405, 502);

    (void)state;
    assert_contains(text, "405 must carry Allow");
    assert_lacks(text, "502 must carry");
}

static void standing_is_compared(void **state)
{
    g_autofree char *text = compare(400, 411);
    g_autofree char *same = compare(400, 404);

    (void)state;
    assert_contains(text, "400 is registered; 411 is from an older RFC and was never registered.");
    assert_lacks(same, "400 is registered");
}

static void senders_are_compared(void **state)
{
    g_autofree char *text = compare(401, 407);
    g_autofree char *same = compare(436, 437);

    (void)state;
    assert_contains(text, "401 is sent by registrars and user agents; 407 by proxies and B2BUAs.");
    assert_lacks(same, "is sent by");
}

static void what_may_follow_stands_once(void **state)
{
    g_autofree char *expected = g_strdup_printf(
        "\nWhat the client may do next: 503 Service Unavailable\n  %s\n", code_find(503)->retry);
    g_autofree char *text = compare(500, 503);

    (void)state;
    assert_contains(text, expected);
    assert_lacks(strstr(text, expected) + strlen(expected), code_find(503)->retry);
}

/* The first of the key differences; the caller frees it. */
static char *first_difference(unsigned a, unsigned b)
{
    struct code_comparison *comparison = code_compare(a, b);
    char *first = g_strdup(comparison->differences->pdata[0]);

    code_comparison_free(comparison);
    return first;
}

static void classes_are_contrasted_where_nobody_wrote_how(void **state)
{
    static const struct {
        unsigned a, b;
        const char *expected;
    } rows[] = {
        {100, 486,
         "100 does not end the request: a final response still follows; 486 ends the request "},
        {486, 100,
         "100 does not end the request: a final response still follows; 486 ends the request "},
        {183, 302,
         "183 does not end the request: a final response still follows; 302 ends this try "},
        {180, 603,
         "180 does not end the request: a final response still follows; 603 ends the request "},
        {180, 200, "180 does not end the request: a final response still follows; 200 is final: "},
        {204, 603, "204 says that the request succeeded; 603 that it failed, and that no other "},
        {204, 401, "204 says that the request succeeded; 401 that it failed on this branch "},
        {200, 302, "200 says that the request succeeded; 302 that it has to be tried elsewhere."},
        {302, 404, "302 leaves it to the caller, or to a proxy for it, to go on elsewhere; 404 "},
        {604, 301, "301 leaves it to the caller, or to a proxy for it, to go on elsewhere; 604 "},
        {404, 502, "By its class 404 is a failure of the request, 502 one of the server; "},
        {603, 404, "404 ends this branch of a fork only, and others may go on; 603 ends "},
        {500, 600, "500 ends this branch of a fork only, and others may go on; 600 ends "},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *first = first_difference(rows[i].a, rows[i].b);

        if (!g_str_has_prefix(first, rows[i].expected))
            fail_msg("%u and %u: %s", rows[i].a, rows[i].b, first);
    }
    g_autofree char *same = compare(404, 478), *curated = compare(486, 600);
    assert_lacks(same, "of a fork only");
    assert_lacks(curated, "others may go on; 600");
}

static void conditions_of_headers_are_left_to_the_page_of_the_code(void **state)
{
    g_autofree char *text = compare(200, 486);
    g_autofree char *told = compare(401, 407);

    (void)state;
    assert_contains(text, "200 must in some cases carry Contact, Record-Route, Expires, ");
    assert_contains(text, "486 may carry Retry-After.");
    assert_lacks(told, "401 must carry");
}

static void the_page_has_all_sections_in_order(void **state)
{
    static const char *const sections[] = {
        "SIP 183 Session Progress vs 200 OK\n",
        "\nIn short\n  183: ",
        "\n  200: ",
        "\nWhat it means for the caller\n  183 is a 1xx, ",
        "\nKey differences\n  1. ",
        "\nMeaning: 183 Session Progress\n  ",
        "\nWhen you see it: 183 Session Progress\n  1. ",
        "\nHow to fix it: 183 Session Progress\n  1. ",
        "\nWhat the client may do next: 183 Session Progress\n  ",
        "\nMeaning: 200 OK\n  ",
        "\nWhen you see it: 200 OK\n  1. ",
        "\nHow to fix it: 200 OK\n  1. ",
        "\nWhen to use which\n  - 183: ",
        "\n  - 200: ",
        "\nReference: 183 Session Progress\n  RFC 3261 section 21.1.5",
        "\nReference: 200 OK\n  RFC 3261 section 21.2.1",
    };
    g_autofree char *text = compare(183, 200);
    const char *rest = text;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(sections); i++) {
        assert_contains(rest, sections[i]);
        rest = strstr(rest, sections[i]) + 1;
    }
}

static void unknown_and_impossible_codes_can_be_compared(void **state)
{
    g_autofree char *unknown = compare(499, 400);
    g_autofree char *impossible = compare(999, 486);

    (void)state;
    assert_contains(unknown, "SIP 499 Unknown Client Failure vs 400 Bad Request");
    assert_contains(unknown, "499 is unknown; 400 is registered.");
    assert_lacks(unknown, "499 answers");
    assert_lacks(unknown, "499 is sent by");
    assert_contains(impossible, "\n  999: It is no SIP status at all");
}

static void a_code_and_itself_are_one_page(void **state)
{
    struct code_comparison *comparison = code_compare(486, 486);
    g_autofree char *text = compare(486, 486);

    (void)state;
    assert_null(comparison->curated);
    assert_int_equal(comparison->differences->len, 0);
    assert_true(g_str_has_prefix(text, "SIP 486 Busy Here\n"));
    code_comparison_free(comparison);
}

static void any_two_codes_differ_in_something(void **state)
{
    size_t count;
    const struct code *codes = code_all(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            struct code_comparison *comparison = code_compare(codes[i].code, codes[j].code);

            assert_true(comparison->differences->len > 0);
            code_comparison_free(comparison);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_curated_pair_comes_with_its_sentences_first),
        cmocka_unit_test(classes_are_compared_by_what_they_mean_for_the_caller),
        cmocka_unit_test(summaries_are_set_side_by_side),
        cmocka_unit_test(methods_are_compared),
        cmocka_unit_test(headers_are_compared_by_level),
        cmocka_unit_test(standing_is_compared),
        cmocka_unit_test(senders_are_compared),
        cmocka_unit_test(what_may_follow_stands_once),
        cmocka_unit_test(classes_are_contrasted_where_nobody_wrote_how),
        cmocka_unit_test(conditions_of_headers_are_left_to_the_page_of_the_code),
        cmocka_unit_test(the_page_has_all_sections_in_order),
        cmocka_unit_test(unknown_and_impossible_codes_can_be_compared),
        cmocka_unit_test(a_code_and_itself_are_one_page),
        cmocka_unit_test(any_two_codes_differ_in_something),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
