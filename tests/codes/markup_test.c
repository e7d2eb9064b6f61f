/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts stand in HTML as what they are: never as markup, and all of them seen. */

#include "check.h"
#include "markup.h"

static void assert_text(const char *text, const char *expected)
{
    GString *out = g_string_new(NULL);

    markup_text(out, text);
    assert_string_equal(out->str, expected);
    g_string_free(out, TRUE);
}

static void markup_in_a_text_is_text(void **state)
{
    (void)state;
    assert_text("<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;");
    assert_text("\" onload=\"x", "&quot; onload=&quot;x");
    assert_text("&amp;", "&amp;amp;");
    assert_text(NULL, "");
}

static void hidden_characters_are_shown(void **state)
{
    /* Compilers refuse it in a string. */
    static const char turned[] = {'\xe2', '\x80', '\xae', 'f', 'd', 'p', '.', 'e', 'x', 'e', '\0'};

    (void)state;
    assert_text("a\r\n\tb\x1b\x7f", "a\xe2\x90\x8d\xe2\x90\x8a\xe2\x90\x89"
                                    "b\xe2\x90\x9b\xe2\x90\xa1");
    assert_text(turned, "[U+202E]fdp.exe");
    assert_text("\xe2\x80\xa8\xe2\x80\x8b\xc2\x85\xef\xbf\xbf", "[U+2028][U+200B][U+0085][U+FFFF]");
    assert_text("\xc2\xa0\xc3\xa9\xe5\x91\xbc", "\xc2\xa0\xc3\xa9\xe5\x91\xbc");
}

static void bytes_that_are_no_utf8_are_shown(void **state)
{
    (void)state;
    assert_text("a\xff\xc3<", "a\\xff\\xc3&lt;");
    assert_text("\xed\xa0\x80", "\\xed\\xa0\\x80");
}

static void values_of_attributes_are_escaped(void **state)
{
    GString *out = g_string_new(NULL);

    (void)state;
    markup_element(out, "a", "<b>", "href", "\"><i>", "title", NULL, "class", "c", NULL);
    markup_empty(out, "br", "id", "'", NULL);
    assert_string_equal(out->str, "<a href=\"&quot;&gt;&lt;i&gt;\" class=\"c\">&lt;b&gt;</a>"
                                  "<br id=\"&#39;\" />");
    g_string_free(out, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_in_a_text_is_text),
        cmocka_unit_test(hidden_characters_are_shown),
        cmocka_unit_test(bytes_that_are_no_utf8_are_shown),
        cmocka_unit_test(values_of_attributes_are_escaped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
