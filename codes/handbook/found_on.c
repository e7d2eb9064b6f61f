/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which findings can be on which codes. */

#include "found_on.h"

#include "explain_finding.h"
#include "leaf.h"
#include "phrase.h"
#include "section.h"
#include "target.h"

#include <string.h>

/* How a finding is on a code: by the code's own number in one of its forms, or with many others. */
struct place {
    const struct finding_text *form; /* the one that says most of it; NULL where none is on it */
    gboolean is_own;
};

static gboolean has(const char *const *items, const char *item)
{
    return g_strv_contains(items, item);
}

/* Puts a form in the place of what was found so far, where it says more. */
static void choose(struct place *place, const struct finding_text *form, unsigned code)
{
    g_autofree char *number = g_strdup_printf("%u", code);
    gboolean is_own = has(form->codes, number);

    if (!finding_text_is_on(form, code) || (place->is_own && !is_own))
        return;
    if (!place->form || is_own > place->is_own || strcmp(form->name, form->id) == 0)
        place->form = form;
    place->is_own |= is_own;
}

/* `*i` is the first form of a finding, and then that of the next one. */
static struct place find_place(const struct finding_text *forms, size_t count, size_t *i,
                               unsigned code)
{
    struct place place = {NULL, FALSE};
    const char *id = forms[*i].id;

    for (; *i < count && strcmp(forms[*i].id, id) == 0; ++*i)
        choose(&place, &forms[*i], code);
    return place;
}

static void add_own(struct page *page, const struct finding_text *form)
{
    g_autofree char *example = explain_finding_example(form);

    page_add_link(page, target_finding(form->id), form->id,
                  SENTENCE_WITH(SENTENCE_HANDBOOK_FINDING_ON, value_finding(form->id),
                                value_summary(form->cause), value_text(example)));
}

static void add_shared(struct page *page, const struct finding_text *form)
{
    page_add_link(page, target_finding(form->id), form->id,
                  SENTENCE_WITH(SENTENCE_PAGE_FINDING_LISTED, value_finding(form->id),
                                value_text(form->cause)));
}

static void add_findings(struct page *page, unsigned code, gboolean own)
{
    size_t count;
    const struct finding_text *forms = finding_text_all(&count);

    for (size_t i = 0; i < count;) {
        struct place place = find_place(forms, count, &i, code);

        if (!place.form || place.is_own != own)
            continue;
        if (own)
            add_own(page, place.form);
        else
            add_shared(page, place.form);
    }
}

void found_on_add_findings(struct page *page, unsigned code)
{
    section_begin(page, SENTENCE_HANDBOOK_FINDINGS_ON, PAGE_BULLETS);
    add_findings(page, code, TRUE);
    section_begin(page, SENTENCE_HANDBOOK_FINDINGS_SHARED, PAGE_BULLETS);
    add_findings(page, code, FALSE);
}

void found_on_add_unknown(struct page *page, unsigned class_number)
{
    unsigned code = class_number * 100;

    while (code_find(code))
        code++;
    section_begin(page, SENTENCE_HANDBOOK_FINDINGS_UNKNOWN, PAGE_BULLETS);
    add_findings(page, code, FALSE);
}

static gboolean is_on(const char *id, unsigned code)
{
    size_t count, i = 0;
    const struct finding_text *forms = finding_text_all(&count);

    while (i < count && !(strcmp(forms[i].id, id) == 0 && finding_text_is_on(&forms[i], code)))
        i++;
    return i < count;
}

static gboolean names(const char *id, const char *item)
{
    size_t count, i = 0;
    const struct finding_text *forms = finding_text_all(&count);

    while (i < count && !(strcmp(forms[i].id, id) == 0 && has(forms[i].codes, item)))
        i++;
    return i < count;
}

/* The codes of a class that a finding of all the others is never on, as a list; empty for none. */
static char *list_exceptions(const char *id, unsigned class_number)
{
    g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func(g_free);
    size_t count;
    const struct code *codes = code_all(&count);

    for (size_t i = 0; i < count; i++) {
        if (codes[i].code_class->number == class_number && !is_on(id, codes[i].code))
            g_ptr_array_add(numbers, g_strdup_printf("%u", codes[i].code));
    }
    g_ptr_array_add(numbers, NULL);
    return phrase_list((const char *const *)numbers->pdata);
}

static void add_class(struct page *page, const char *id, const struct code_class *class)
{
    g_autofree char *but = list_exceptions(id, class->number);
    g_autofree char *label =
        SENTENCE_WITH(SENTENCE_HANDBOOK_CLASS, value_class(class->number), value_name(class->name));

    page_add_link(
        page, target_class(class->number), label,
        *but ? SENTENCE_WITH(SENTENCE_HANDBOOK_CLASS_BUT, value_name(label), value_text(but))
             : SENTENCE_WITH(SENTENCE_HANDBOOK_CLASS_WHOLE, value_name(label)));
}

static void add_single(struct page *page, const char *id, unsigned class_number)
{
    size_t count;
    const struct code *codes = code_all(&count);

    for (size_t i = 0; i < count; i++) {
        if (codes[i].code_class->number == class_number && is_on(id, codes[i].code))
            leaf_add_code(page, &codes[i]);
    }
}

void found_on_add_codes(struct page *page, const char *id)
{
    gboolean is_any = names(id, "any");

    section_begin(page, SENTENCE_HANDBOOK_CODES_WITH, PAGE_BULLETS);
    for (unsigned class = 1; class < CODE_CLASS_COUNT; class ++) {
        g_autofree char *item = g_strdup_printf("%uxx", class);

        if (is_any || names(id, item))
            add_class(page, id, code_unknown(class)->code_class);
        else
            add_single(page, id, class);
    }
    if (names(id, "unknown"))
        page_add(page, g_strdup(sentence_text(SENTENCE_HANDBOOK_CODES_UNKNOWN)));
}
