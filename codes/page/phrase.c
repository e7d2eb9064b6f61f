/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Joining the lists of a code. */

#include "phrase.h"

#include "sentence.h"

#include <string.h>

char *phrase_response(unsigned number, const struct code *code)
{
    return g_strdup_printf("%03u %s", number, code->name);
}

/* Takes the list. */
static char *join(enum sentence by, char *list, const char *item)
{
    g_autofree char *first = list;

    return SENTENCE_WITH(by, value_first(first), value_second(item));
}

/* A list that ends by "and" or "or". */
static char *join_all(const char *const *items, enum sentence last)
{
    if (!items[0])
        return g_strdup("");
    char *list = g_strdup(items[0]);

    for (size_t i = 1; items[i]; i++)
        list = join(items[i + 1] ? SENTENCE_LIST_MORE : last, list, items[i]);
    return list;
}

char *phrase_list(const char *const *items)
{
    return join_all(items, SENTENCE_LIST_LAST);
}

char *phrase_senders(const struct code *code)
{
    g_autoptr(GPtrArray) senders = g_ptr_array_new();

    for (const enum sentence *sender = code->senders; *sender != SENTENCE_NONE; sender++)
        g_ptr_array_add(senders, (gpointer)sentence_text(*sender));
    g_ptr_array_add(senders, NULL);
    return phrase_list((const char *const *)senders->pdata);
}

char *phrase_methods(const struct code *code)
{
    gboolean is_any = g_strcmp0(code->methods[0], "any") == 0;
    g_autofree char *methods =
        is_any ? g_strdup(sentence_text(SENTENCE_METHOD_ANY)) : phrase_list(code->methods);
    g_autofree char *not_methods = join_all(code->not_methods, SENTENCE_LIST_EITHER);

    if (*not_methods == '\0')
        return is_any || *methods == '\0'
                   ? g_steal_pointer(&methods)
                   : SENTENCE_WITH(SENTENCE_METHOD_MOSTLY, value_methods(methods));
    if (strcmp(not_methods, "others") == 0)
        return SENTENCE_WITH(SENTENCE_METHOD_ONLY, value_methods(methods));
    return SENTENCE_WITH(SENTENCE_METHOD_NEVER, value_methods(methods),
                         value_othermethods(not_methods));
}

char *phrase_references(const struct code *code)
{
    char *list = g_strdup(code->references[0]);

    for (size_t i = 1; code->references[i]; i++)
        list = join(SENTENCE_LIST_REFERENCE, list, code->references[i]);
    return list;
}
