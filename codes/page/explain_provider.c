/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The page about a code of a provider's own. */

#include "explain.h"

#include "section.h"

#include <string.h>

static void add_place(struct page *page, const struct provider_code *provider)
{
    section_begin(page, SENTENCE_HANDBOOK_WHERE, PAGE_PLAIN);
    if (strcmp(provider->field, "phrase") == 0)
        page_add(page, g_strdup(sentence_text(SENTENCE_HANDBOOK_IN_PHRASE)));
    else
        page_add(page, SENTENCE_WITH(SENTENCE_HANDBOOK_IN_HEADER, value_header(provider->field)));
    if (provider->is_inferred)
        page_add(page, g_strdup(sentence_text(SENTENCE_HANDBOOK_INFERRED)));
}

struct page *explain_provider(const struct provider_code *provider)
{
    struct page *page = page_new(SENTENCE_WITH(
        SENTENCE_HANDBOOK_PROVIDER, value_provider(provider->name), value_name(provider->pattern)));

    section_begin(page, SENTENCE_PAGE_MEANING, PAGE_PLAIN);
    page_add(page, SENTENCE_WITH(SENTENCE_PAGE_SUMMARY, value_summary(provider->meaning)));
    section_begin(page, SENTENCE_PAGE_REMEDIES, PAGE_PLAIN);
    page_add(page, SENTENCE_WITH(SENTENCE_PAGE_SUMMARY, value_summary(provider->remedy)));
    add_place(page, provider);
    section_begin(page, SENTENCE_HANDBOOK_COMES_WITH, PAGE_BULLETS);
    for (const unsigned *code = provider->codes; *code != 0; code++)
        section_add_response(page, SENTENCE_PAGE_RESPONSE, *code);
    section_begin(page, SENTENCE_HANDBOOK_SOURCE, PAGE_PLAIN);
    page_add(page, strcmp(provider->date, "undated") == 0
                       ? g_strdup(provider->source)
                       : SENTENCE_WITH(SENTENCE_HANDBOOK_SOURCE_OF, value_source(provider->source),
                                       value_published(provider->date)));
    return page;
}
