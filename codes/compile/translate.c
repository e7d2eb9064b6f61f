/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checking translations, and putting them in. */

#include "translate.h"

#include "template.h"
#include "text_check.h"
#include "translatable.h"

#include <string.h>

struct translating {
    const struct po *po;
    const char *path;
    GPtrArray *faults;
    unsigned untranslated;
};

/* How often a part stands in a text. */
static unsigned count(const char *text, const char *part, size_t length)
{
    unsigned sum = 0;

    for (; *text; text++)
        sum += strncmp(text, part, length) == 0;
    return sum;
}

/* Whether both name the same values, each as often. */
static gboolean names_same(const char *english, const char *translation)
{
    for (const char *open = strchr(english, '{'); open; open = strchr(open + 1, '{')) {
        size_t length = strcspn(open, "}") + 1;

        if (count(english, open, length) != count(translation, open, length))
            return FALSE;
    }
    return count(english, "{", 1) == count(translation, "{", 1);
}

/* What is wrong with a translation, NULL for nothing. Freed by the caller. */
static char *find_fault(const struct text *text, const char *translation)
{
    const char *fault =
        g_utf8_validate(translation, -1, NULL) ? text_check_values(translation) : "not UTF-8";

    if (fault)
        return g_strdup(fault);
    if (!names_same(text->english, translation))
        return g_strdup("names other values than the English");
    if (template_length(translation) > text->max)
        return g_strdup_printf("%zu bytes with its values, of %u", template_length(translation),
                               text->max);
    return NULL;
}

/* Where a condition stands, all items of that key are written anew. */
static void put_condition(const struct text *text, const char *translation)
{
    g_auto(GStrv) items = entry_list(text->entry, text->key);
    g_autofree char *english = g_strdup_printf("(%s)", text->english);

    for (char **item = items; *item; item++) {
        char *open = strchr(*item, '(');

        if (!open || strcmp(open, english) != 0)
            continue;
        char *translated = g_strdup_printf("%.*s(%s)", (int)(open - *item), *item, translation);
        g_free(*item);
        *item = translated;
    }
    entry_set_list(text->entry, text->key, items);
}

static void translate_text(const struct text *text, void *data)
{
    struct translating *translating = data;
    const char *translation = po_find(translating->po, text->context, text->english);
    char *fault = translation ? find_fault(text, translation) : NULL;

    if (fault)
        fault_add(translating->faults, translating->path, 0, text->context, fault);
    else if (!translation)
        translating->untranslated++;
    else if (strcmp(text->context, CONTEXT_CONDITION) == 0)
        put_condition(text, translation);
    else
        entry_set_text(text->entry, text->key, translation);
}

unsigned translate(struct catalogue *catalogue, const struct po *po, const char *path,
                   GPtrArray *faults)
{
    struct translating translating = {po, path, faults, 0};

    text_each(catalogue, translate_text, &translating);
    return translating.untranslated;
}
