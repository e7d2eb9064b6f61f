/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The list of symptoms: what people say, below the code or finding that is about it. */

#include "contents.h"

#include "code.h"
#include "finding_text.h"
#include "phrase.h"
#include "section.h"
#include "target.h"

#include <string.h>

/* What most people look for comes first. */
static const enum sentence headings[] = {
    SENTENCE_SYMPTOM_REFUSED,  SENTENCE_SYMPTOM_UNANSWERED, SENTENCE_SYMPTOM_DROPS,
    SENTENCE_SYMPTOM_AUDIO,    SENTENCE_SYMPTOM_LOGIN,      SENTENCE_SYMPTOM_RINGING,
    SENTENCE_SYMPTOM_TRANSFER, SENTENCE_SYMPTOM_DIGITS,     SENTENCE_SYMPTOM_LIMITS,
    SENTENCE_SYMPTOM_UNWANTED, SENTENCE_SYMPTOM_MESSAGES,
};

static void add_codes(struct page *page, enum sentence heading)
{
    size_t count;
    const struct code *codes = code_all(&count);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *label = phrase_response(codes[i].code, &codes[i]);

        if (codes[i].symptom == heading)
            page_add_link(page, target_code(codes[i].code), label,
                          SENTENCE_WITH(SENTENCE_HANDBOOK_LISTED, value_name(label),
                                        value_text(codes[i].search)));
    }
}

/* Whether another form of the finding before it says the same. */
static gboolean is_repeated(const struct finding_text *forms, size_t i)
{
    for (size_t j = 0; j < i; j++) {
        if (strcmp(forms[j].id, forms[i].id) == 0 &&
            g_strcmp0(forms[j].search, forms[i].search) == 0)
            return TRUE;
    }
    return FALSE;
}

static void add_findings(struct page *page, enum sentence heading)
{
    size_t count;
    const struct finding_text *forms = finding_text_all(&count);

    for (size_t i = 0; i < count; i++) {
        if (forms[i].symptom == heading && !is_repeated(forms, i))
            page_add_link(page, target_finding(forms[i].id), forms[i].cause,
                          SENTENCE_WITH(SENTENCE_HANDBOOK_SYMPTOM, value_summary(forms[i].cause),
                                        value_finding(forms[i].id), value_query(forms[i].search)));
    }
}

struct page *contents_symptoms(void)
{
    struct page *page = page_new(g_strdup(sentence_text(SENTENCE_HANDBOOK_SYMPTOMS_TITLE)));

    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++) {
        section_begin(page, headings[i], PAGE_BULLETS);
        add_codes(page, headings[i]);
        add_findings(page, headings[i]);
    }
    return page;
}
