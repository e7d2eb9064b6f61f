/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The page of a report is well-formed, the same whatever packets hold, bounded, and needs nothing
 * from outside. */

#include "check.h"
#include "language.h"
#include "report_html.h"
#include "summary_texts.h"

/* U+202E and U+2066, which compilers take for misleading in a string. */
static const char override[] = {'\xe2', '\x80', '\xae', '\0'};
static const char isolate[] = {'\xe2', '\x81', '\xa6', '\0'};

/* Names of elements and attributes in their order; links lead to the page itself. */
static void note_element(GMarkupParseContext *context, const char *element, const char **names,
                         const char **values, gpointer data, GError **error)
{
    (void)context;
    (void)error;
    g_string_append_printf(data, "<%s", element);
    for (; *names; names++, values++) {
        g_string_append_printf(data, " %s", *names);
        if (strcmp(*names, "href") == 0)
            assert_true(g_str_has_prefix(*values, "#"));
    }
}

/* What the page of a summary is made of; fails where it is not well-formed. The caller frees it. */
static char *structure_of(const struct summary *summary)
{
    static const GMarkupParser parser = {.start_element = note_element};
    g_autofree char *page = report_html(summary);
    GString *structure = g_string_new(NULL);
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, structure, NULL);
    GError *error = NULL;

    if (!g_markup_parse_context_parse(context, page, -1, &error) ||
        !g_markup_parse_context_end_parse(context, &error))
        fail_msg("not well-formed: %s", error->message);
    g_markup_parse_context_free(context);
    return g_string_free(structure, FALSE);
}

static const char *const hostile[] = {
    "<script>alert(1)</script>",
    "</style></script></title></svg><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)\" x=\"",
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "]]><!--",
    "--><b>",
    "&lt;b&gt;&#60;&amp",
    "a\r\nb\tc\x01\x1b[31m",
    "\xe2\x80\xae\xe2\x81\xa6gpj.exe\xe2\x80\x8f\xe2\x81\xa9\xe2\x80\xac",
    "\xff\xfe\xc3(\xed\xa0\x80",
    "{host}%s%n%1$s",
};

static void packets_do_not_change_the_page(void **state)
{
    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autofree char *valid = g_utf8_make_valid(hostile[i], -1);
        g_autofree char *plain = g_strnfill((gsize)g_utf8_strlen(valid, -1), 'x');
        struct summary *summary = summary_of_text(hostile[i]), *other = summary_of_text(plain);
        g_autofree char *structure = structure_of(summary), *expected = structure_of(other);

        assert_string_equal(structure, expected);
        summary_free(summary);
        summary_free(other);
    }
}

static void nothing_hidden_is_in_the_page(void **state)
{
    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(hostile); i++) {
        struct summary *summary = summary_of_text(hostile[i]);
        g_autofree char *page = report_html(summary);

        assert_true(g_utf8_validate(page, -1, NULL));
        assert_null(strpbrk(page, "\r\t\x01\x1b"));
        assert_null(strstr(page, override));
        assert_null(strstr(page, isolate));
        summary_free(summary);
    }
}

static void the_page_needs_nothing_from_outside(void **state)
{
    struct summary *summary = summary_of_text("x");
    g_autofree char *page = report_html(summary);

    (void)state;
    assert_non_null(strstr(page, "default-src &#39;none&#39;; style-src &#39;sha256-"));
    assert_null(strstr(page, "unsafe"));
    assert_null(strstr(page, "://"));
    assert_null(strstr(page, "url("));
    assert_null(strstr(page, " src="));
    assert_null(strstr(page, " style="));
    summary_free(summary);
}

static void a_capture_without_sip_is_a_page(void **state)
{
    struct summary *summary = summary_new();
    g_autofree char *page = report_html(summary);
    g_autofree char *structure = structure_of(summary);

    (void)state;
    assert_non_null(strstr(page, "no SIP"));
    assert_null(strstr(structure, "<table"));
    summary_free(summary);
}

static void texts_that_are_not_there_are_left_out(void **state)
{
    struct summary *summary = summary_of(&(struct summary_texts){.call_id = "a", .cause = "503"});
    g_autofree char *structure = structure_of(summary);
    g_autofree char *page = report_html(summary);

    (void)state;
    assert_non_null(structure); /* and so well-formed */
    assert_null(strstr(page, "(null)"));
    summary_free(summary);
}

static void the_page_says_its_language(void **state)
{
    struct summary *summary = summary_of_text("x");

    (void)state;
    language_choose(language_find("fr"));
    g_autofree char *page = report_html(summary);
    language_choose(language_find("en"));
    assert_non_null(strstr(page, "<html lang=\"fr\">"));
    summary_free(summary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packets_do_not_change_the_page),
        cmocka_unit_test(nothing_hidden_is_in_the_page),
        cmocka_unit_test(the_page_needs_nothing_from_outside),
        cmocka_unit_test(a_capture_without_sip_is_a_page),
        cmocka_unit_test(texts_that_are_not_there_are_left_out),
        cmocka_unit_test(the_page_says_its_language),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
