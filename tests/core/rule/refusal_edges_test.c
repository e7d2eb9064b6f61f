/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Refusals at the edges of their rules: each test is one that a small mistake in a rule would
 * break. */

#include "exchanges.h"
#include "rule.h"

/* The text of a template with these values. */
static void assert_rendered(const char *template, const struct finding_value *values,
                            const char *expected)
{
    const struct finding_text text = {.text = template};
    g_autofree char *rendered =
        finding_render(&(struct finding){.text = &text, .values = values}, template);

    assert_string_equal(rendered, expected);
}

static void a_duration_is_told_in_the_unit_that_fits(void **state)
{
    static const struct {
        int64_t milliseconds;
        const char *text;
    } rows[] = {
        {0, "0 ms"},        {999, "999 ms"},      {1000, "1.0 s"},   {9900, "9.9 s"},
        {10000, "10 s"},    {299000, "299 s"},    {300000, "5 min"}, {7140000, "119 min"},
        {7200000, "2.0 h"}, {90000000, "25.0 h"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const struct finding_value values[] = {
            value_duration("x", 0, rows[i].milliseconds * MILLISECOND), {0}};
        assert_rendered("{x}", values, rows[i].text);
    }
}

static void a_value_is_found_by_its_whole_name(void **state)
{
    const struct finding_value values[] = {value_text("hops", "1"), value_text("hop", "2"), {0}};

    (void)state;
    assert_rendered("{hop} {hops} {none}.", values, "2 1 .");
    assert_rendered("{none}.", NULL, ".");
}

static void long_values_share_what_the_template_leaves(void **state)
{
    g_autofree char *a = g_strnfill(300, 'a');
    g_autofree char *exact = g_strnfill(TEMPLATE_TEXT_MAX - TEMPLATE_VALUE_MAX, 'a');
    g_autofree char *cut = g_strdup_printf("%.197s\xe2\x80\xa6%.29s\xe2\x80\xa6", a, a);
    g_autofree char *whole = g_strdup_printf("%s%.29s\xe2\x80\xa6", exact, a);
    g_autofree char *later = g_strdup_printf("b%.197s\xe2\x80\xa6", a);
    g_autofree char *full = g_strdup_printf("%.*s{x}", TEMPLATE_TEXT_MAX, a);
    g_autofree char *certain = g_strdup_printf("%.*s%.29s\xe2\x80\xa6", TEMPLATE_TEXT_MAX, a, a);

    (void)state;
    assert_rendered(
        "{x}{y}", (const struct finding_value[]){value_text("x", a), value_text("y", a), {0}}, cut);
    assert_rendered("{x}{y}",
                    (const struct finding_value[]){value_text("x", exact), value_text("y", a), {0}},
                    whole);
    assert_rendered("{x}{y}",
                    (const struct finding_value[]){value_text("x", "b"), value_text("y", a), {0}},
                    later);
    assert_rendered(full, (const struct finding_value[]){value_text("x", a), {0}}, certain);
}

static void a_summary_is_shorter_than_a_text(void **state)
{
    g_autofree char *user = g_strnfill(300, 'u');
    g_autofree char *headers = g_strdup_printf(
        "Authorization: Digest username=\"%s\", realm=\"example.com\", nonce=\"n\"\r\n", user);

    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "REGISTER", 2, headers);
    const struct response *refused = response(3, "401 Unauthorized", "REGISTER", 2,
                                              "WWW-Authenticate: Digest realm=\"example.com\", "
                                              "nonce=\"m\"\r\n");
    assert_findings(refused, "auth-rejected");
    g_autofree char *summary = finding_render(refused->findings, refused->findings->text->summary);
    assert_int_equal(strlen(summary), CODE_SUMMARY_MAX);
}

static void eight_findings_are_kept(void **state)
{
    static const char *const names[] = {"slow",          "forked",          "early-media",
                                        "loop",          "redirected",      "retry-after",
                                        "refer-refused", "cause-disagrees", "cancelled"};
    struct evidence evidence = {0};

    (void)state;
    finding_add(&evidence, "no-such-finding", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        finding_add(&evidence, names[i], NULL);
    assert_int_equal(evidence.count, FINDINGS_MAX);
}

static void the_first_of_the_gravest_explains_and_the_gravest_of_all_counts(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "Max-Forwards: 0\r\n");
    const struct response *looped =
        response(1, "483 Too Many Hops", "INVITE", 1, "v: x p, x p, x a\r\n");
    assert_findings(looped, "loop hops-used-up");
    assert_ptr_equal(finding_explaining(looped), &looped->findings[0]);

    request(2, "INVITE", 2, "");
    const struct response *late = response(40000, "200 OK", "INVITE", 2, "");
    assert_findings(late, "slow-timeout");
    assert_null(finding_explaining(late));
    assert_int_equal(finding_severity(late), CODE_WARN);
}

static void what_belongs_to_no_transaction_is_no_fault(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 2000; i++) {
        unsigned code = i / 2;
        g_autofree char *text =
            g_strdup_printf("SIP/2.0 %03u Any\r\nWWW-Authenticate: " CHALLENGE "\r\n%s\r\n", code,
                            i % 2 ? "CSeq: 1 INVITE\r\n" : "");
        struct origin origin = {.frame = code};
        struct message message;

        assert_true(message_parse(text, strlen(text), &message));
        assert_non_null(diagnosis_read(diagnosis, &message, &origin));
    }
}

static void without_its_request_a_refusal_is_put_beside_nothing(void **state)
{
    (void)state;
    assert_findings(response(0, "405 Method Not Allowed", "INFO", 1, "Allow: INVITE\r\n"),
                    "request-not-captured");
    assert_findings(response(1, "302 Moved Temporarily", "INVITE", 2, "m: <sip:c@host>\r\n"),
                    "redirected request-not-captured");
}

static void the_host_that_implements_no_method_is_named(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "PUBLISH sip:b@example.com SIP/2.0", .method = "PUBLISH", .number = 1,
         .source = "192.0.2.1:5060", .destination = "192.0.2.2:5060");
    const struct response *refused =
        SEND(.at = 1, .line = "SIP/2.0 501 Not Implemented", .method = "PUBLISH", .number = 1,
             .to = "1", .source = "192.0.2.2:5060", .destination = "192.0.2.1:5060");
    assert_findings(refused, "not-implemented");
    assert_string_equal(refused->findings[0].values[1].text, "192.0.2.2:5060");
}

/* As in section 3.1.2.18 of RFC 4475. */
static void a_request_of_two_methods_was_refused_for_either(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "NEWMETHOD sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1);
    assert_findings(response(1, "501 Not Implemented", "INVITE", 1, "Allow: INVITE\r\n"), "");
    SEND(.at = 2, .line = "invite sip:b@example.com SIP/2.0", .method = "INVITE", .number = 2);
    assert_findings(response(3, "405 Method Not Allowed", "INVITE", 2, "Allow: INVITE\r\n"), "");
}

static void a_required_extension_may_stand_beyond_what_is_kept(void **state)
{
    GString *required = g_string_new("Require: first");

    (void)state;
    for (unsigned i = 0; i < 40; i++)
        g_string_append_printf(required, ", tag%u", i);
    g_string_append(required, "\r\n");
    request(0, "INVITE", 1, required->str);
    assert_findings(response(1, "420 Bad Extension", "INVITE", 1, "Unsupported: tag39\r\n"),
                    "extension-unsupported");
    request(2, "INVITE", 2, "Require: tag39\r\n");
    assert_findings(response(3, "421 Extension Required", "INVITE", 2, ""), "header-missing");
    g_string_free(required, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_duration_is_told_in_the_unit_that_fits),
        EXCHANGE(a_value_is_found_by_its_whole_name),
        EXCHANGE(long_values_share_what_the_template_leaves),
        EXCHANGE(a_summary_is_shorter_than_a_text),
        EXCHANGE(eight_findings_are_kept),
        EXCHANGE(the_first_of_the_gravest_explains_and_the_gravest_of_all_counts),
        EXCHANGE(what_belongs_to_no_transaction_is_no_fault),
        EXCHANGE(without_its_request_a_refusal_is_put_beside_nothing),
        EXCHANGE(the_host_that_implements_no_method_is_named),
        EXCHANGE(a_request_of_two_methods_was_refused_for_either),
        EXCHANGE(a_required_extension_may_stand_beyond_what_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
