/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists of findings, causes, warn-codes and codes of providers. */

#include "contents.h"

#include "cause.h"
#include "explain_finding.h"
#include "search.h"
#include "section.h"
#include "target.h"

struct page *contents_findings(void)
{
    g_autoptr(GPtrArray) findings = search_findings();
    struct page *page = explain_findings(findings);

    ((struct page_section *)page->sections->pdata[0])->style = PAGE_BULLETS;
    return page;
}

/* Takes the target. */
static void add(struct page *page, char *target, const char *name, const char *meaning)
{
    page_add_link(page, target, name,
                  SENTENCE_WITH(SENTENCE_HANDBOOK_LISTED, value_name(name), value_text(meaning)));
}

struct page *contents_causes(void)
{
    const char *protocol = NULL;
    struct page *page = page_new(g_strdup(sentence_text(SENTENCE_HANDBOOK_CAUSES_TITLE)));
    size_t count;
    const struct cause *causes = cause_all(&count);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *name = g_strdup_printf("%u %s", causes[i].cause, causes[i].name);

        if (g_strcmp0(causes[i].protocol, protocol) != 0)
            page_begin(page, protocol = causes[i].protocol, NULL, PAGE_BULLETS);
        add(page, target_cause(&causes[i]), name, causes[i].meaning);
    }
    return page;
}

struct page *contents_warnings(void)
{
    struct page *page = page_new(g_strdup(sentence_text(SENTENCE_HANDBOOK_WARNINGS_TITLE)));
    size_t count;
    const struct warn_code *codes = warn_code_all(&count);

    page_begin(page, NULL, NULL, PAGE_BULLETS);
    for (size_t i = 0; i < count; i++) {
        g_autofree char *name = g_strdup_printf("%u %s", codes[i].code, codes[i].text);

        add(page, target_warning(codes[i].code), name, codes[i].meaning);
    }
    return page;
}

struct page *contents_providers(void)
{
    const char *provider = NULL;
    struct page *page = page_new(g_strdup(sentence_text(SENTENCE_HANDBOOK_PROVIDERS_TITLE)));
    size_t count;
    const struct provider_code *codes = provider_code_all(&count);

    for (size_t i = 0; i < count; i++) {
        if (g_strcmp0(codes[i].name, provider) != 0)
            page_begin(page, provider = codes[i].name, NULL, PAGE_BULLETS);
        add(page, target_provider(&codes[i]), codes[i].pattern, codes[i].meaning);
    }
    return page;
}
