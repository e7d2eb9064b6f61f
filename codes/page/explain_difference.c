/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The page that sets two codes side by side. */

#include "compare.h"
#include "explain.h"
#include "phrase.h"
#include "section.h"
#include "target.h"

/* Adds a text about a code, which its number leads to; takes the text. */
static void add_link(struct page *page, unsigned number, char *text)
{
    g_autofree char *label = g_strdup_printf("%u", number);

    page_add_link(page, target_code(number), label, text);
}

static void add_classes(struct page *page, const struct code_comparison *comparison)
{
    const struct code_class *a = comparison->code[0]->code_class;
    const struct code_class *b = comparison->code[1]->code_class;

    section_begin(page, SENTENCE_PAGE_CALLER, PAGE_PLAIN);
    if (a == b && a->number != 0) {
        page_add(page, section_class(SENTENCE_PAGE_BOTH_CLASSES, comparison->number[0], a));
        return;
    }
    for (unsigned i = 0; i < 2; i++) {
        const struct code_class *class = comparison->code[i]->code_class;

        page_add(page, section_class(class->number == 0 ? SENTENCE_PAGE_NO_CLASS_OF
                                                        : SENTENCE_PAGE_CLASS_OF,
                                     comparison->number[i], class));
    }
}

static void add_both(struct page *page, const struct code_comparison *comparison)
{
    for (unsigned i = 0; i < 2; i++) {
        const struct code *code = comparison->code[i];
        unsigned number = comparison->number[i];

        section_begin_about(page, SENTENCE_PAGE_MEANING, number, code, PAGE_PLAIN);
        page_add(page, g_strdup(code->meaning));
        section_begin_about(page, SENTENCE_PAGE_SCENARIOS, number, code, PAGE_NUMBERED);
        page_add_all(page, code->scenarios);
        section_begin_about(page, SENTENCE_PAGE_REMEDIES, number, code, PAGE_NUMBERED);
        page_add_all(page, code->remedies);
        section_begin_about(page, SENTENCE_PAGE_RETRY, number, code, PAGE_PLAIN);
        page_add(page, g_strdup(code->retry));
    }
}

static void add_differences(struct page *page, const struct code_comparison *comparison)
{
    section_begin(page, SENTENCE_PAGE_DIFFERENCES, PAGE_NUMBERED);
    for (unsigned i = 0; i < comparison->differences->len; i++)
        page_add(page, g_strdup(comparison->differences->pdata[i]));
}

static void add_use(struct page *page, const struct code_comparison *comparison)
{
    section_begin(page, SENTENCE_PAGE_WHICH, PAGE_BULLETS);
    for (unsigned i = 0; i < 2; i++)
        add_link(page, comparison->number[i],
                 SENTENCE_WITH(SENTENCE_PAGE_USE_OF, value_code(comparison->number[i]),
                               value_text(comparison->code[i]->use)));
}

static void add_references(struct page *page, const struct code_comparison *comparison)
{
    for (unsigned i = 0; i < 2; i++) {
        section_begin_about(page, SENTENCE_PAGE_REFERENCE, comparison->number[i],
                            comparison->code[i], PAGE_PLAIN);
        page_add(page, phrase_references(comparison->code[i]));
    }
}

struct page *explain_difference(unsigned a, unsigned b)
{
    if (a == b)
        return explain_code(a);
    struct code_comparison *comparison = code_compare(a, b);
    g_autofree char *of_a = phrase_response(a, comparison->code[0]);
    g_autofree char *of_b = phrase_response(b, comparison->code[1]);
    struct page *page =
        page_new(SENTENCE_WITH(SENTENCE_PAGE_CODES, value_first(of_a), value_second(of_b)));

    section_begin(page, SENTENCE_PAGE_IN_SHORT, PAGE_PLAIN);
    for (unsigned i = 0; i < 2; i++)
        add_link(page, comparison->number[i],
                 SENTENCE_WITH(SENTENCE_PAGE_IN_SHORT_OF, value_code(comparison->number[i]),
                               value_summary(comparison->code[i]->summary)));
    add_classes(page, comparison);
    add_differences(page, comparison);
    add_both(page, comparison);
    add_use(page, comparison);
    add_references(page, comparison);
    code_comparison_free(comparison);
    return page;
}
