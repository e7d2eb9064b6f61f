/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists of codes: by class, by pair, by sender. */

#include "contents.h"

#include "leaf.h"
#include "phrase.h"
#include "section.h"
#include "target.h"

static void add_purpose(struct page *page)
{
    page_begin(page, NULL, NULL, PAGE_PLAIN);
    page_add(page, g_strdup(sentence_text(SENTENCE_HANDBOOK_PURPOSE)));
}

static void add_class(struct page *page, const struct code_class *class)
{
    g_autofree char *heading =
        SENTENCE_WITH(SENTENCE_HANDBOOK_CLASS, value_class(class->number), value_name(class->name));

    g_autofree char *label = g_strdup_printf("%uxx", class->number);

    page_begin(page, g_intern_string(heading), NULL, PAGE_PLAIN);
    page_add_link(page, target_class(class->number), label,
                  section_class(SENTENCE_PAGE_CLASS, 0, class));
    page_begin(page, NULL, NULL, PAGE_BULLETS);
}

struct page *contents_codes(void)
{
    const struct code_class *class = NULL;
    struct page *page = page_new(g_strdup(sentence_text(SENTENCE_HANDBOOK_TITLE)));
    size_t count;
    const struct code *codes = code_all(&count);

    add_purpose(page);
    for (size_t i = 0; i < count; i++) {
        if (codes[i].code_class != class)
            add_class(page, class = codes[i].code_class);
        leaf_add_code(page, &codes[i]);
    }
    return page;
}

static void add_pair(struct page *page, const struct code *code, const struct code_similar *similar)
{
    g_autofree char *first = phrase_response(code->code, code);
    g_autofree char *second = phrase_response(similar->code, code_explain(similar->code));

    page_add_link(page, target_pair(code->code, similar->code), NULL,
                  SENTENCE_WITH(SENTENCE_HANDBOOK_PAIR, value_first(first), value_second(second)));
}

/* Each once: with the lower code. The others are in no order. */
static void add_pairs(struct page *page, const struct code *code)
{
    for (unsigned other = code->code + 1; other < 700; other++) {
        for (const struct code_similar *similar = code->similar; similar->code != 0; similar++) {
            if (similar->code == other)
                add_pair(page, code, similar);
        }
    }
}

struct page *contents_pairs(void)
{
    struct page *page = page_new(g_strdup(sentence_text(SENTENCE_HANDBOOK_COMPARE_TITLE)));
    size_t count;
    const struct code *codes = code_all(&count);

    section_begin(page, SENTENCE_HANDBOOK_PAIRS, PAGE_BULLETS);
    for (size_t i = 0; i < count; i++)
        add_pairs(page, &codes[i]);
    return page;
}

static gboolean is_sent_by(const struct code *code, enum sentence kind)
{
    const enum sentence *sender = code->senders;

    while (*sender != SENTENCE_NONE && *sender != kind)
        sender++;
    return *sender == kind;
}

static void add_sender(struct page *page, enum sentence kind)
{
    size_t count;
    const struct code *codes = code_all(&count);

    section_begin(page, kind, PAGE_BULLETS);
    for (size_t i = 0; i < count; i++) {
        if (is_sent_by(&codes[i], kind))
            leaf_add_code(page, &codes[i]);
    }
}

/* In the order in which codes name them. */
struct page *contents_senders(void)
{
    gboolean is_listed[SENTENCE_NONE] = {FALSE};
    struct page *page = page_new(g_strdup(sentence_text(SENTENCE_HANDBOOK_SENDERS_TITLE)));
    size_t count;
    const struct code *codes = code_all(&count);

    for (size_t i = 0; i < count; i++) {
        for (const enum sentence *sender = codes[i].senders; *sender != SENTENCE_NONE; sender++) {
            if (!is_listed[*sender])
                add_sender(page, *sender);
            is_listed[*sender] = TRUE;
        }
    }
    return page;
}
