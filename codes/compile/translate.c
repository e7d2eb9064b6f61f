/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checking translations, and putting them in. */

#include "translate.h"

#include "template.h"
#include "translatable.h"

#include <string.h>

struct translating {
    const struct po *po;
    const char *path;
    GPtrArray *faults;
    unsigned untranslated;
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The values that a text names, in the order of their names. */
static GPtrArray *names_of(const char *text)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

    for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{'))
        g_ptr_array_add(names, g_strndup(open, strcspn(open, "}")));
    g_ptr_array_sort(names, compare_names);
    return names;
}

static gboolean names_same(const char *one, const char *other)
{
    g_autoptr(GPtrArray) names = names_of(one);
    g_autoptr(GPtrArray) others = names_of(other);
    gboolean is_same = names->len == others->len;

    for (unsigned i = 0; is_same && i < names->len; i++)
        is_same = strcmp(names->pdata[i], others->pdata[i]) == 0;
    return is_same;
}

/* What is wrong with a translation, NULL for nothing. Freed by the caller. */
static char *find_fault(const struct text *text, const char *translation)
{
    const char *fault =
        g_utf8_validate(translation, -1, NULL) ? schema_check_template(translation) : "not UTF-8";

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
