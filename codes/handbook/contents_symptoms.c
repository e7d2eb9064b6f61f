/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The list of symptoms: what people say, and the code or finding that is about it. */

#include "contents.h"

#include "code.h"
#include "finding_text.h"
#include "match.h"
#include "phrase.h"
#include "section.h"
#include "target.h"

#include <string.h>

struct symptom {
    char *said;
    char *order; /* folded: capitals and accents are among the others */
    char *target;
    char *label;
};

static void free_symptom(gpointer data)
{
    struct symptom *symptom = data;

    g_free(symptom->said);
    g_free(symptom->order);
    g_free(symptom->target);
    g_free(symptom->label);
    g_free(symptom);
}

static int compare_symptoms(const void *a, const void *b)
{
    const struct symptom *first = *(struct symptom *const *)a;
    const struct symptom *second = *(struct symptom *const *)b;
    int order = strcmp(first->order, second->order);

    return order != 0 ? order : strcmp(first->target, second->target);
}

/* Adds what stands between commas, or the Japanese ones. */
static void add_all(GPtrArray *symptoms, const char *search, const char *target, const char *label)
{
    g_auto(GStrv) said = g_regex_split_simple(", *|\xe3\x80\x81", search ? search : "", 0, 0);

    for (char **one = said; *one; one++) {
        struct symptom *symptom;

        if (**one == '\0')
            continue;
        symptom = g_new(struct symptom, 1);
        symptom->said = g_strdup(*one);
        symptom->order = match_fold(*one);
        symptom->target = g_strdup(target);
        symptom->label = g_strdup(label);
        g_ptr_array_add(symptoms, symptom);
    }
}

static void add_codes(GPtrArray *symptoms)
{
    size_t count;
    const struct code *codes = code_all(&count);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *target = target_code(codes[i].code);
        g_autofree char *label = phrase_response(codes[i].code, &codes[i]);

        add_all(symptoms, codes[i].search, target, label);
    }
}

static void add_findings(GPtrArray *symptoms)
{
    size_t count;
    const struct finding_text *findings = finding_text_all(&count);

    for (size_t i = 0; i < count; i++) {
        g_autofree char *target = target_finding(findings[i].id);

        add_all(symptoms, findings[i].search, target, findings[i].id);
    }
}

static gboolean is_same(const struct symptom *a, const struct symptom *b)
{
    return strcmp(a->order, b->order) == 0 && strcmp(a->target, b->target) == 0;
}

struct page *contents_symptoms(void)
{
    g_autoptr(GPtrArray) symptoms = g_ptr_array_new_with_free_func(free_symptom);
    struct page *page = page_new(g_strdup(sentence_text(SENTENCE_HANDBOOK_SYMPTOMS_TITLE)));

    add_codes(symptoms);
    add_findings(symptoms);
    g_ptr_array_sort(symptoms, compare_symptoms);
    page_begin(page, NULL, NULL, PAGE_BULLETS);
    for (unsigned i = 0; i < symptoms->len; i++) {
        const struct symptom *symptom = symptoms->pdata[i];

        if (i == 0 || !is_same(symptom, symptoms->pdata[i - 1]))
            page_add_link(page, g_strdup(symptom->target), symptom->label,
                          SENTENCE_WITH(SENTENCE_HANDBOOK_SYMPTOM, value_query(symptom->said),
                                        value_text(symptom->label)));
    }
    return page;
}
