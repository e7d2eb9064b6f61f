/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Findings: their texts with the values, and which of them explains the response. */

#include "exchanges.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_duration_is_told_in_the_unit_that_fits),
        EXCHANGE(a_value_is_found_by_its_whole_name),
        EXCHANGE(long_values_share_what_the_template_leaves),
        EXCHANGE(a_summary_is_shorter_than_a_text),
        EXCHANGE(the_first_of_the_gravest_explains_and_the_gravest_of_all_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
