/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages about findings, and about what a search has found. */

#include "explain_finding.h"

#include "code.h"
#include "phrase.h"
#include "provider_code.h"
#include "section.h"
#include "target.h"

#include <string.h>

/* Findings that a search explains; of the others it names the ids. */
#define EXPLAINED_MAX 5

/* A text of a form with samples for its values. */
static char *fill(const struct finding_text *form, const char *template)
{
    const struct value *samples = finding_text_samples(form);
    const struct value *name = value_find(samples, "provider", strlen("provider"));
    const struct value *value = value_find(samples, "value", strlen("value"));
    const struct provider_code *known =
        name && value ? provider_code_named(name->text, value->text) : NULL;

    if (!known)
        return value_fill(template, samples, SIZE_MAX);
    const struct value values[] = {value_provider(known->name),
                                   value_value(known->pattern),
                                   value_text(known->meaning),
                                   value_source(known->source),
                                   value_published(known->date),
                                   value_advice(known->remedy),
                                   {0}};
    return value_fill(template, values, SIZE_MAX);
}

char *explain_finding_example(const struct finding_text *form)
{
    return fill(form, form->text);
}

/* What a form says, and what to do about it. */
static void add_form(struct page *page, const struct finding_text *form)
{
    g_autofree char *remedy = fill(form, form->remedy);

    page_begin(page, form->id, g_strdup(form->cause), PAGE_PLAIN);
    page_add(page, fill(form, form->text));
    page_add(page, SENTENCE_WITH(SENTENCE_PAGE_CHECK, value_text(remedy)));
}

static void add_filter(struct page *page, const char *id)
{
    page_add(page, SENTENCE_WITH(SENTENCE_PAGE_FILTER, value_finding(id)));
}

/* What is to be known of the texts above. */
static void add_sampled(struct page *page)
{
    page_begin(page, NULL, NULL, PAGE_PLAIN);
    page_add(page, g_strdup(sentence_text(SENTENCE_PAGE_SAMPLED)));
}

/* The id in the tables; NULL where there is no such finding. With capitals it may be a header
 * field: Retry-After. */
static const char *find_id(const char *id)
{
    size_t count;
    const struct finding_text *forms = finding_text_all(&count);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(forms[i].id, id) == 0)
            return forms[i].id;
    }
    return NULL;
}

struct page *explain_finding(const char *id)
{
    const char *known = find_id(id);
    size_t count;
    const struct finding_text *forms = finding_text_all(&count);

    if (!known)
        return NULL;
    struct page *page = page_new(SENTENCE_WITH(SENTENCE_PAGE_FINDING, value_finding(known)));
    for (size_t i = 0; i < count; i++) {
        if (strcmp(forms[i].id, known) == 0)
            add_form(page, &forms[i]);
    }
    add_sampled(page);
    add_filter(page, known);
    return page;
}

struct page *explain_findings(const GPtrArray *findings)
{
    struct page *page = page_new(g_strdup(sentence_text(SENTENCE_PAGE_FINDINGS)));

    page_begin(page, NULL, NULL, PAGE_PLAIN);
    for (unsigned i = 0; i < findings->len; i++) {
        const struct finding_text *finding = findings->pdata[i];

        page_add_link(page, target_finding(finding->id), finding->id,
                      SENTENCE_WITH(SENTENCE_PAGE_FINDING_LISTED, value_finding(finding->id),
                                    value_text(finding->cause)));
    }
    return page;
}

static void add_others(struct page *page, const GPtrArray *findings)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new();

    for (unsigned i = EXPLAINED_MAX; i < findings->len; i++)
        g_ptr_array_add(ids, (gpointer)((const struct finding_text *)findings->pdata[i])->id);
    g_ptr_array_add(ids, NULL);
    g_autofree char *list = phrase_list((const char *const *)ids->pdata);

    if (*list)
        page_add(page, SENTENCE_WITH(SENTENCE_PAGE_OTHER_FINDINGS, value_text(list)));
}

struct page *explain_found(const char *query, const GPtrArray *codes, const GPtrArray *findings,
                           gboolean is_partial)
{
    struct page *page = page_new(SENTENCE_WITH(SENTENCE_PAGE_FOUND, value_query(query)));

    page_begin(page, NULL, NULL, PAGE_PLAIN);
    if (is_partial)
        page_add(page, g_strdup(sentence_text(SENTENCE_PAGE_PARTIAL)));
    page_begin(page, NULL, NULL, PAGE_PLAIN);
    for (unsigned i = 0; i < codes->len; i++)
        section_add_response(page, SENTENCE_PAGE_LISTED,
                             ((const struct code *)codes->pdata[i])->code);
    for (unsigned i = 0; i < MIN(findings->len, EXPLAINED_MAX); i++) {
        const struct finding_text *finding = findings->pdata[i];

        add_form(page, finding);
        add_filter(page, finding->id);
    }
    if (findings->len > 0)
        add_sampled(page);
    add_others(page, findings);
    return page;
}
