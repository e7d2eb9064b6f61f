/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages about a finding. */

#include "leaf.h"

#include "captured.h"
#include "explain_finding.h"
#include "found_on.h"
#include "section.h"

#include <string.h>

/* How many forms a finding has, and how many of them are so. */
struct forms {
    unsigned all, explain, absent, of_requests;
};

static struct forms count_forms(const char *id)
{
    struct forms forms = {0, 0, 0, 0};
    size_t count;
    const struct finding_text *texts = finding_text_all(&count);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(texts[i].id, id) != 0)
            continue;
        forms.all++;
        forms.explain += texts[i].explains ? 1 : 0;
        forms.absent += texts[i].absence ? 1 : 0;
        forms.of_requests += strcmp(texts[i].codes[0], "none") == 0 ? 1 : 0;
    }
    return forms;
}

static void add_conditions(struct page *page, const char *id)
{
    struct forms forms = count_forms(id);

    section_begin(page, SENTENCE_HANDBOOK_SHOWN_WHEN, PAGE_PLAIN);
    page_add(page, g_strdup(sentence_text(forms.explain == forms.all ? SENTENCE_HANDBOOK_EXPLAINS
                                          : forms.explain > 0        ? SENTENCE_HANDBOOK_MAY_EXPLAIN
                                                              : SENTENCE_HANDBOOK_STANDS_BESIDE)));
    if (forms.absent > 0)
        page_add(page, g_strdup(sentence_text(forms.absent == forms.all
                                                  ? SENTENCE_HANDBOOK_ABSENCE
                                                  : SENTENCE_HANDBOOK_MAY_BE_ABSENCE)));
    if (forms.of_requests > 0)
        page_add(page, g_strdup(sentence_text(forms.of_requests == forms.all
                                                  ? SENTENCE_HANDBOOK_ON_REQUESTS
                                                  : SENTENCE_HANDBOOK_MAY_BE_ON_REQUESTS)));
}

/* What is like it and is not it. */
static void add_near_misses(struct page *page, const char *id)
{
    size_t count;
    const struct finding_text *texts = finding_text_all(&count);

    section_begin(page, SENTENCE_HANDBOOK_NOT_SHOWN_WHEN, PAGE_BULLETS);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(texts[i].id, id) == 0 && texts[i].unless)
            page_add(page, g_strdup(texts[i].unless));
    }
}

struct page *leaf_finding(const char *id, const GPtrArray *captured)
{
    struct page *page = explain_finding(id);

    add_conditions(page, id);
    add_near_misses(page, id);
    found_on_add_codes(page, id);
    leaf_add_captures(page, 0, id, captured);
    return page;
}
