/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages: of every code and of any two, without the faults that templates make; rendering them. */

#include "check.h"
#include "cause.h"
#include "code.h"
#include "compare.h"
#include "explain.h"

#include <string.h>

/* Texts without a fault: most stand in the pages of many pairs of codes. */
static GHashTable *good_texts, *good_sentences;

static int make_sets(void **state)
{
    (void)state;
    good_texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    good_sentences = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return 0;
}

static int free_sets(void **state)
{
    (void)state;
    g_hash_table_unref(good_texts);
    g_hash_table_unref(good_sentences);
    return 0;
}

/* One word twice, as in "when when"; codes and "had had" are no fault. */
static gboolean has_doubled_word(const char *text)
{
    return g_regex_match_simple("\\b([a-z]{2,}) \\1\\b", text, G_REGEX_CASELESS, 0) &&
           !g_regex_match_simple("\\bhad had\\b", text, 0, 0);
}

/* A space before a stop or comma, or two stops; an ellipsis and a quotation are no fault. */
static gboolean has_stray_stop(const char *text)
{
    return g_regex_match_simple(" [,;:]| \\.(?![.a-z])|(?<![.\"])\\.\\.(?![.\"])", text, 0, 0);
}

static void check_text(const char *title, const char *text)
{
    if (g_hash_table_contains(good_texts, text))
        return;
    if (*text == '\0' || strstr(text, "  ") || strstr(text, "(null)") ||
        g_str_has_suffix(text, ":") || has_stray_stop(text) || !g_utf8_validate(text, -1, NULL))
        fail_msg("%s: %s", title, text);
    g_hash_table_add(good_texts, g_strdup(text));
}

static void check_sentence(const char *title, const char *text)
{
    if (g_hash_table_contains(good_sentences, text))
        return;
    check_text(title, text);
    if (has_doubled_word(text) || !(g_str_has_suffix(text, ".") || g_str_has_suffix(text, "?")) ||
        !(g_ascii_isupper(*text) || g_ascii_isdigit(*text) || *text == '"'))
        fail_msg("%s: no sentence: %s", title, text);
    g_hash_table_add(good_sentences, g_strdup(text));
}

static const char *text_of(const struct page_section *section, unsigned i)
{
    return ((const struct page_item *)section->items->pdata[i])->text;
}

static gboolean is_list(const struct page_section *section)
{
    return !section->heading || strcmp(section->heading, "Reference") == 0;
}

static void check_page(const struct page *page)
{
    for (unsigned i = 0; i < page->sections->len; i++) {
        const struct page_section *section = page->sections->pdata[i];

        for (unsigned j = 0; j < section->items->len; j++) {
            if (is_list(section))
                check_text(page->title, text_of(section, j));
            else
                check_sentence(page->title, text_of(section, j));
        }
    }
}

static unsigned count_texts(const struct page *page, const char *heading)
{
    unsigned count = 0;

    for (unsigned i = 0; i < page->sections->len; i++) {
        const struct page_section *section = page->sections->pdata[i];
        if (section->heading && strcmp(section->heading, heading) == 0)
            count += section->items->len;
    }
    return count;
}

/* No text of a page stands in it twice: both columns would say the same. */
static void check_columns(const struct page *page)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (unsigned i = 0; i < page->sections->len; i++) {
        const struct page_section *section = page->sections->pdata[i];

        for (unsigned j = 0; j < section->items->len && !is_list(section); j++) {
            if (!g_hash_table_add(seen, (gpointer)text_of(section, j)))
                fail_msg("%s: twice: %s", page->title, text_of(section, j));
        }
    }
}

static void every_code_has_a_page_without_a_fault(void **state)
{
    (void)state;
    for (unsigned code = 0; code <= 999; code++) {
        struct page *page = explain_code(code);

        check_page(page);
        check_columns(page);
        assert_in_range(count_texts(page, "When you see it"), 2, 7);
        assert_int_equal(count_texts(page, "Meaning"), 1);
        page_free(page);
    }
}

static void any_two_codes_have_a_page_without_a_fault(void **state)
{
    static const unsigned others[] = {0, 199, 250, 399, 499, 599, 699, 700};
    size_t count;
    const struct code *codes = code_all(&count);

    (void)state;
    for (size_t i = 0; i < count + G_N_ELEMENTS(others); i++) {
        for (size_t j = 0; j < count; j++) {
            unsigned a = i < count ? codes[i].code : others[i - count];
            if (a == codes[j].code)
                continue;
            struct page *page = explain_difference(a, codes[j].code);

            check_page(page);
            check_columns(page);
            assert_true(count_texts(page, "Key differences") >= 1);
            assert_int_equal(count_texts(page, "When to use which"), 2);
            assert_int_equal(count_texts(page, "In short"), 2);
            page_free(page);
        }
    }
}

static void every_cause_and_warn_code_has_a_page(void **state)
{
    (void)state;
    for (unsigned cause = 0; cause <= 127; cause++) {
        struct page *page = explain_cause("Q.850", cause);

        assert_non_null(page);
        check_page(page);
        page_free(page);
    }
    assert_null(explain_cause("Q.850", 128));
    for (unsigned code = 300; code <= 399; code++) {
        struct page *page = explain_warning(code);

        assert_int_equal(page != NULL, warn_code_find(code) != NULL);
        if (page) {
            check_page(page);
            page_free(page);
        }
    }
}

static void two_numbers_that_are_no_codes_have_a_page_of_their_own_fault(void **state)
{
    struct page *page = explain_difference(700, 999);

    (void)state;
    check_page(page);
    assert_int_equal(count_texts(page, "What it means for the caller"), 2);
    page_free(page);
}

static struct page *make_page(void)
{
    struct page *page = page_new(g_strdup("Title"));

    page_begin(page, "Empty", NULL, PAGE_PLAIN);
    page_begin(page, "Steps", g_strdup("486 Busy"), PAGE_NUMBERED);
    page_add(page, g_strdup("one two three four"));
    page_add(page, g_strdup("caf\xc3\xa9 \xe5\xbf\x9c\xe7\xad\x94 word"));
    page_begin(page, NULL, NULL, PAGE_BULLETS);
    page_add(page, g_strdup("averyveryverylongword x"));
    page_add(page, g_strdup("cafe\xcc\x81 cafe\xcc\x81 x")); /* accents of their own */
    return page;
}

static void pages_are_wrapped_by_columns(void **state)
{
    struct page *page = make_page();
    g_autofree char *text = page_render(page, 15, FALSE);
    g_autofree char *whole = page_render(page, 0, FALSE);
    g_autofree char *bold = page_render(page, 0, TRUE);

    (void)state;
    assert_string_equal(text, "Title\n\nSteps: 486 Busy\n"
                              "  1. one two\n     three four\n"
                              "  2. caf\xc3\xa9 \xe5\xbf\x9c\xe7\xad\x94\n     word\n\n"
                              "  - averyveryverylongword\n    x\n"
                              "  - cafe\xcc\x81 cafe\xcc\x81 x\n");
    assert_string_equal(whole, "Title\n\nSteps: 486 Busy\n  1. one two three four\n"
                               "  2. caf\xc3\xa9 \xe5\xbf\x9c\xe7\xad\x94 word\n\n"
                               "  - averyveryverylongword x\n"
                               "  - cafe\xcc\x81 cafe\xcc\x81 x\n");
    assert_true(g_str_has_prefix(bold, "\033[1mTitle\033[0m\n\n\033[1mSteps: 486 Busy\033[0m\n"));
    page_free(page);
}

#define TARGET(item)                                                                               \
    (((struct page_item *)(item))->target ? ((struct page_item *)(item))->target : "-")

/* The pages that the items of a section lead to, each with a space behind it. */
static char *codes_of(const struct page *page, const char *heading)
{
    GString *codes = g_string_new(NULL);

    for (unsigned i = 0; i < page->sections->len; i++) {
        const struct page_section *section = page->sections->pdata[i];

        for (unsigned j = 0; j < section->items->len; j++) {
            if (g_strcmp0(section->heading, heading) == 0)
                g_string_append_printf(codes, "%s ", TARGET(section->items->pdata[j]));
        }
    }
    return g_string_free(codes, FALSE);
}

static void an_item_about_a_code_leads_to_it(void **state)
{
    struct page *code = explain_code(486), *cause = explain_cause("Q.850", 17);
    g_autofree char *similar = codes_of(code, "Not to be confused with");
    g_autofree char *meaning = codes_of(code, "Meaning");
    g_autofree char *responses = codes_of(cause, "What a gateway makes it of");

    (void)state;
    assert_string_equal(similar, "600 480 603 ");
    assert_string_equal(meaning, "- ");
    assert_string_equal(responses, "486 600 ");
    page_free(code);
    page_free(cause);
}

static void a_page_of_a_response_begins_with_what_its_exchange_shows(void **state)
{
    static const char *const shown[] = {"The phone was busy.", "Call later.", NULL};
    struct page *page = explain_response(486, shown);
    g_autofree char *text = page_render(page, 70, FALSE);

    (void)state;
    assert_non_null(strstr(text, "486 Busy Here\n\nWhat happened here\n  The phone was busy.\n"
                                 "  Call later.\n\nIn short\n"));
    page_free(page);
}

static void a_page_is_a_subsection_of_a_manual(void **state)
{
    struct page *page = make_page();
    g_autofree char *text = page_render_roff(page);

    (void)state;
    assert_string_equal(text, ".SS \"Title\"\n.PP\n.I \"Steps\"\n.IP 1. 4\none two three four\n"
                              ".IP 2. 4\ncaf\xc3\xa9 \xe5\xbf\x9c\\:\xe7\xad\x94 word\n"
                              ".IP \\(bu 4\naveryveryverylongword x\n"
                              ".IP \\(bu 4\ncafe\xcc\x81 cafe\xcc\x81 x\n");
    page_free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_has_a_page_without_a_fault),
        cmocka_unit_test(any_two_codes_have_a_page_without_a_fault),
        cmocka_unit_test(every_cause_and_warn_code_has_a_page),
        cmocka_unit_test(two_numbers_that_are_no_codes_have_a_page_of_their_own_fault),
        cmocka_unit_test(pages_are_wrapped_by_columns),
        cmocka_unit_test(an_item_about_a_code_leads_to_it),
        cmocka_unit_test(a_page_of_a_response_begins_with_what_its_exchange_shows),
        cmocka_unit_test(a_page_is_a_subsection_of_a_manual),
    };

    return cmocka_run_group_tests(tests, make_sets, free_sets);
}
