/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Putting values into texts. */

#include "check.h"
#include "template.h"
#include "value.h"

/* The text of a template with these values. */
static void assert_filled(const char *template, const struct value *values, const char *expected)
{
    g_autofree char *text = value_fill(template, values, TEMPLATE_TEXT_MAX);

    assert_string_equal(text, expected);
}

static void a_duration_is_told_in_the_unit_that_fits(void **state)
{
    static const struct {
        int64_t milliseconds;
        const char *text;
    } rows[] = {
        {0, "0 ms"},          {999, "999 ms"},       {1000, "1.0 s"},
        {9900, "9.9 s"},      {10000, "10 s"},       {299000, "299 s"},
        {300000, "5 min"},    {7140000, "119 min"},  {7200000, "2.0 h"},
        {90000000, "25.0 h"}, {172800000, "2 days"}, {INT64_C(201118680000), "6.4 years"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_filled("{after}",
                      (const struct value[]){value_after(0, rows[i].milliseconds * 1000000), {0}},
                      rows[i].text);
}

static void a_frame_that_is_left_out_is_told_by_its_place(void **state)
{
    (void)state;
    assert_filled("frame {frame}", (const struct value[]){value_frame(7), {0}}, "frame 7");
    assert_filled("frame {frame}", (const struct value[]){value_frame(-7), {0}},
                  "frame 7 of the file");
}

static void a_value_is_found_by_its_whole_name(void **state)
{
    const struct value values[] = {value_hops(1), value_hop("2"), {0}};

    (void)state;
    assert_filled("{hop} {hops} {none}.", values, "2 1 .");
    assert_filled("{none}.", NULL, ".");
}

static void long_values_share_what_the_template_leaves(void **state)
{
    g_autofree char *a = g_strnfill(300, 'a');
    g_autofree char *exact = g_strnfill(TEMPLATE_TEXT_MAX - TEMPLATE_VALUE_MAX, 'a');
    g_autofree char *cut = g_strdup_printf("%.197s\xe2\x80\xa6%.29s\xe2\x80\xa6", a, a);
    g_autofree char *whole = g_strdup_printf("%s%.29s\xe2\x80\xa6", exact, a);
    g_autofree char *later = g_strdup_printf("b%.197s\xe2\x80\xa6", a);
    g_autofree char *full = g_strdup_printf("%.*s{uri}", TEMPLATE_TEXT_MAX, a);
    g_autofree char *certain = g_strdup_printf("%.*s%.29s\xe2\x80\xa6", TEMPLATE_TEXT_MAX, a, a);

    (void)state;
    assert_filled("{uri}{user}", (const struct value[]){value_uri(a), value_user(a), {0}}, cut);
    assert_filled("{uri}{user}", (const struct value[]){value_uri(exact), value_user(a), {0}},
                  whole);
    assert_filled("{uri}{user}", (const struct value[]){value_uri("b"), value_user(a), {0}}, later);
    assert_filled(full, (const struct value[]){value_uri(a), {0}}, certain);
}

static void what_is_not_there_is_a_question_mark(void **state)
{
    (void)state;
    assert_filled("{user}", (const struct value[]){value_user(NULL), {0}}, "?");
}

static void a_name_is_what_stands_in_braces(void **state)
{
    (void)state;
    assert_string_equal(value_name_text(VALUE_OF_user), "user");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_duration_is_told_in_the_unit_that_fits),
        cmocka_unit_test(a_frame_that_is_left_out_is_told_by_its_place),
        cmocka_unit_test(a_value_is_found_by_its_whole_name),
        cmocka_unit_test(long_values_share_what_the_template_leaves),
        cmocka_unit_test(what_is_not_there_is_a_question_mark),
        cmocka_unit_test(a_name_is_what_stands_in_braces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
