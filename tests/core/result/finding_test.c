/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Findings: their texts with the values, and which of them explains the response. */

#include "exchanges.h"

static void a_summary_is_shorter_than_a_text(void **state)
{
    g_autofree char *user = g_strnfill(300, 'u');
    g_autofree char *headers = g_strdup_printf(
        "Authorization: Digest username=\"%s\", realm=\"example.com\", nonce=\"n\"\r\n", user);

    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "REGISTER", 2, headers);
    const struct result *refused = response(3, "401 Unauthorized", "REGISTER", 2,
                                            "WWW-Authenticate: Digest realm=\"example.com\", "
                                            "nonce=\"m\"\r\n");
    assert_findings(refused, "auth-rejected");
    g_autofree char *summary = finding_render(refused->findings, FINDING_SUMMARY);
    assert_int_equal(strlen(summary), CODE_SUMMARY_MAX);
}

static void the_first_of_the_gravest_explains_and_the_gravest_of_all_counts(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "Max-Forwards: 0\r\n");
    const struct result *looped =
        response(1, "483 Too Many Hops", "INVITE", 1, "v: x p, x p, x a\r\n");
    assert_findings(looped, "loop hops-used-up");
    assert_ptr_equal(result_explaining(looped), &looped->findings[0]);

    request(2, "INVITE", 2, "");
    const struct result *late = response(40000, "200 OK", "INVITE", 2, "");
    assert_findings(late, "slow-timeout");
    assert_null(result_explaining(late));
    assert_int_equal(late->severity, CODE_WARN);
}

/* The text of a value by its index; NULL where there is none. */
static const char *text_of(const struct finding *finding, unsigned index)
{
    const struct value *value = finding_value(finding, index);

    return value ? value->text : NULL;
}

static void a_value_that_is_known_is_had_once_in_each_field(void **state)
{
    const struct value whole[] = {
        value_host("192.0.2.1:5060"), value_after(0, 7), value_frame(6), {0}};
    const struct value unknown[] = {value_host(NULL), value_frame(-6), {0}};
    const struct finding cancelled = {.form = FINDING_CANCELLED_PROXY, .values = whole};
    const struct finding left_out = {.form = FINDING_CANCELLED_PROXY, .values = unknown};
    const struct finding empty = {.form = FINDING_CANCELLED_PROXY};

    (void)state;
    assert_string_equal(text_of(&cancelled, 0), "192.0.2.1:5060");
    assert_int_equal(finding_value(&cancelled, 1)->number, 7);
    assert_int_equal(finding_value(&cancelled, 2)->number, 6);
    for (unsigned i = 0; i < 3; i++) {
        assert_null(finding_value(&left_out, i));
        assert_null(finding_value(&empty, i));
    }
}

static void two_values_that_are_the_same_are_one_in_their_field(void **state)
{
    const struct value same[] = {value_code(487), value_answer(6), value_frame(6), {0}};
    const struct value others[] = {
        value_code(INT64_C(1) << 32), value_answer(6), value_frame(7), {0}};
    const struct value sides[] = {
        value_other(0), value_current("none"), value_currentother("none"), {0}};
    const struct finding refused = {.form = FINDING_CANCELLED_REFUSED, .values = same};
    const struct finding other = {.form = FINDING_CANCELLED_REFUSED, .values = others};
    const struct finding unmet = {.form = FINDING_PRECONDITION_UNMET, .values = sides};

    (void)state;
    assert_int_equal(finding_value(&refused, 0)->number, 487);
    assert_int_equal(finding_value(&refused, 1)->number, 6);
    assert_null(finding_value(&refused, 3));
    assert_null(finding_value(&other, 0));
    assert_int_equal(finding_value(&other, 3)->number, 7);
    assert_string_equal(text_of(&unmet, 0), "none");
    assert_null(finding_value(&unmet, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_summary_is_shorter_than_a_text),
        cmocka_unit_test(a_value_that_is_known_is_had_once_in_each_field),
        cmocka_unit_test(two_values_that_are_the_same_are_one_in_their_field),
        EXCHANGE(the_first_of_the_gravest_explains_and_the_gravest_of_all_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
