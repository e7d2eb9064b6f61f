/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages about a finding. */

#include "leaf.h"

#include "captured.h"
#include "explain_finding.h"
#include "section.h"

#include <string.h>

/* How many forms a finding has, and how many of them are so. */
struct forms {
    unsigned all, explain, absent;
};

static struct forms count_forms(const char *id)
{
    struct forms forms = {0, 0, 0};
    size_t count;
    const struct finding_text *texts = finding_text_all(&count);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(texts[i].id, id) != 0)
            continue;
        forms.all++;
        forms.explain += texts[i].explains ? 1 : 0;
        forms.absent += texts[i].absence ? 1 : 0;
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
}

static void add_codes(struct page *page, const char *id, const GPtrArray *captured)
{
    size_t count;
    const struct code *codes = code_all(&count);

    section_begin(page, SENTENCE_HANDBOOK_CODES_WITH, PAGE_BULLETS);
    for (size_t i = 0; i < count; i++) {
        if (captured_has(captured, codes[i].code, id))
            leaf_add_code(page, &codes[i]);
    }
}

struct page *leaf_finding(const char *id, const GPtrArray *captured)
{
    struct page *page = explain_finding(id);

    add_conditions(page, id);
    add_codes(page, id, captured);
    leaf_add_captures(page, 0, id, captured);
    return page;
}
