/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages about a code and a class. */

#include "leaf.h"

#include "captured.h"
#include "explain.h"
#include "found_on.h"
#include "phrase.h"
#include "section.h"
#include "target.h"

static void add_pairs(struct page *page, const struct code *code)
{
    g_autofree char *response = phrase_response(code->code, code);

    section_begin(page, SENTENCE_HANDBOOK_SIDE_BY_SIDE, PAGE_BULLETS);
    for (const struct code_similar *similar = code->similar; similar->code != 0; similar++) {
        g_autofree char *other = phrase_response(similar->code, code_explain(similar->code));
        gboolean is_first = code->code < similar->code;

        page_add_link(page, target_pair(code->code, similar->code), NULL,
                      SENTENCE_WITH(SENTENCE_HANDBOOK_PAIR,
                                    value_first(is_first ? response : other),
                                    value_second(is_first ? other : response)));
    }
}

static void add_providers(struct page *page, unsigned code)
{
    size_t count;
    const struct provider_code *providers = provider_code_all(&count);

    section_begin(page, SENTENCE_HANDBOOK_PROVIDERS_OF, PAGE_BULLETS);
    for (size_t i = 0; i < count; i++) {
        g_autofree char *name =
            SENTENCE_WITH(SENTENCE_HANDBOOK_PROVIDER, value_provider(providers[i].name),
                          value_name(providers[i].pattern));

        if (providers[i].codes[0] != 0 && provider_code_comes_with(&providers[i], code))
            page_add_link(page, target_provider(&providers[i]), providers[i].pattern,
                          SENTENCE_WITH(SENTENCE_HANDBOOK_LISTED, value_name(name),
                                        value_text(providers[i].meaning)));
    }
}

void leaf_add_captures(struct page *page, unsigned code, const char *finding,
                       const GPtrArray *captured)
{
    const char *last = NULL;

    section_begin(page, SENTENCE_HANDBOOK_CAPTURES, PAGE_BULLETS);
    for (unsigned i = 0; i < captured->len; i++) {
        const struct captured *one = captured->pdata[i];
        gboolean is_it = g_strcmp0(one->finding, finding) == 0 && (finding || one->code == code);

        if (!is_it || g_strcmp0(last, one->file) == 0)
            continue;
        page_add_link(page, g_strconcat("../captures/", one->file, NULL), one->file,
                      SENTENCE_WITH(SENTENCE_HANDBOOK_CAPTURE, value_file(one->file),
                                    value_frame(one->frame)));
        last = one->file;
    }
}

struct page *leaf_code(const struct code *code, const GPtrArray *captured)
{
    struct page *page = explain_code(code->code);

    add_pairs(page, code);
    found_on_add_findings(page, code->code);
    add_providers(page, code->code);
    leaf_add_captures(page, code->code, NULL, captured);
    return page;
}

void leaf_add_code(struct page *page, const struct code *code)
{
    section_add_response(page, SENTENCE_PAGE_LISTED, code->code);
}

static void add_unknown(struct page *page, const struct code *unknown)
{
    g_autofree char *heading =
        SENTENCE_WITH(SENTENCE_HANDBOOK_OTHER_CODES, value_class(unknown->code_class->number));

    page_begin(page, g_intern_string(heading), NULL, PAGE_PLAIN);
    page_add(page, SENTENCE_WITH(SENTENCE_PAGE_SUMMARY, value_summary(unknown->summary)));
    page_add(page, g_strdup(unknown->meaning));
    section_begin(page, SENTENCE_PAGE_SCENARIOS, PAGE_NUMBERED);
    page_add_all(page, unknown->scenarios);
    section_begin(page, SENTENCE_PAGE_REMEDIES, PAGE_NUMBERED);
    page_add_all(page, unknown->remedies);
    section_begin(page, SENTENCE_PAGE_RETRY, PAGE_PLAIN);
    page_add(page, g_strdup(unknown->retry));
}

struct page *leaf_class(const struct code_class *class)
{
    size_t count;
    const struct code *codes = code_all(&count);
    struct page *page = page_new(SENTENCE_WITH(SENTENCE_HANDBOOK_CLASS, value_class(class->number),
                                               value_name(class->name)));

    page_begin(page, NULL, NULL, PAGE_PLAIN);
    page_add(page, g_strdup(class->caller));
    page_begin(page, NULL, NULL, PAGE_BULLETS);
    for (size_t i = 0; i < count; i++) {
        if (codes[i].code_class == class)
            leaf_add_code(page, &codes[i]);
    }
    add_unknown(page, code_unknown(class->number));
    found_on_add_unknown(page, class->number);
    return page;
}
