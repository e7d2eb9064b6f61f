/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts in columns. */

#include "columns.h"

#include "check.h"

#include <glib.h>
#include <string.h>

/* The lines of a text, joined by "|". The caller frees it. */
static char *wrap(const char *text, unsigned width)
{
    GString *lines = g_string_new(NULL);

    for (size_t length; *text; text = columns_rest(text, length)) {
        length = columns_break(text, width);
        g_string_append_printf(lines, "%s%.*s", lines->len > 0 ? "|" : "", (int)length, text);
    }
    return g_string_free(lines, FALSE);
}

static void assert_lines(const char *text, unsigned width, const char *expected)
{
    g_autofree char *lines = wrap(text, width);

    assert_string_equal(lines, expected);
}

static void lines_end_at_spaces(void **state)
{
    (void)state;
    assert_lines("", 5, "");
    assert_lines("one", 5, "one");
    assert_lines("one t", 5, "one t");
    assert_lines("one two", 5, "one|two");
    assert_lines("one two three", 7, "one two|three");
    assert_lines("one two three", 8, "one two|three");
}

static void a_word_that_is_too_wide_has_a_line_of_its_own(void **state)
{
    (void)state;
    assert_lines("to sip:bob@example.com now", 6, "to|sip:bob@example.com|now");
    assert_lines("sip:bob@example.com", 6, "sip:bob@example.com");
}

static void a_letter_takes_one_column_however_many_bytes(void **state)
{
    (void)state;
    assert_lines("\xc3\xa9t\xc3\xa9 \xc3\xa0 No\xc3\xabl", 5,
                 "\xc3\xa9t\xc3\xa9 \xc3\xa0|No\xc3\xabl");
    assert_int_equal(columns_count("\xc3\xa9t\xc3\xa9", strlen("\xc3\xa9t\xc3\xa9")), 3);
}

static void japanese_breaks_between_its_characters_which_take_two_columns(void **state)
{
    (void)state;
    assert_lines("応答待ち", 4, "応答|待ち");
    assert_lines("応答待ち", 5, "応答|待ち");
    assert_lines("応答486待ち", 7, "応答486|待ち");
    assert_lines("応答 待ち", 4, "応答|待ち");
    assert_int_equal(columns_count("応答", strlen("応答")), 4);
}

static void punctuation_stays_where_it_belongs(void **state)
{
    (void)state;
    assert_lines("応答。待ち", 4, "応|答。|待ち");
    assert_lines("応「答」待", 4, "応|「答」|待");
}

static void japanese_breaks_between_phrases_where_a_line_is_not_much_shorter(void **state)
{
    (void)state;
    assert_lines("フレームのBYEで切断した。", 22, "フレームのBYEで|切断した。");
    assert_lines("応答を待ち、切断", 14, "応答を待ち、|切断");
    assert_lines("応答を、待機時間超過", 18, "応答を、待機時間超|過");
    assert_lines("BYEを RFC 3261", 9, "BYEを RFC|3261");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_at_spaces),
        cmocka_unit_test(a_word_that_is_too_wide_has_a_line_of_its_own),
        cmocka_unit_test(a_letter_takes_one_column_however_many_bytes),
        cmocka_unit_test(japanese_breaks_between_its_characters_which_take_two_columns),
        cmocka_unit_test(japanese_breaks_between_phrases_where_a_line_is_not_much_shorter),
        cmocka_unit_test(punctuation_stays_where_it_belongs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
