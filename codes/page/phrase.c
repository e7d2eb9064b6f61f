/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Parts of English sentences made of the lists of a code. */

#include "phrase.h"

#include <string.h>

char *phrase_list(const char *const *items)
{
    GString *list = g_string_new(NULL);

    for (size_t i = 0; items[i]; i++) {
        if (i > 0)
            g_string_append(list, items[i + 1] ? ", " : " and ");
        g_string_append(list, items[i]);
    }
    return g_string_free(list, FALSE);
}

/* Those that have another plural than one with s. */
static const struct plural {
    const char *sender;
    const char *plural;
} plurals[] = {
    {"UAS", "user agents"},
    {"proxy", "proxies"},
};

static char *pluralize(const char *sender)
{
    for (size_t i = 0; i < G_N_ELEMENTS(plurals); i++) {
        if (strcmp(plurals[i].sender, sender) == 0)
            return g_strdup(plurals[i].plural);
    }
    return g_strdup_printf("%ss", sender);
}

char *phrase_senders(const struct code *code)
{
    g_autoptr(GPtrArray) senders = g_ptr_array_new_with_free_func(g_free);

    for (const char *const *sender = code->senders; *sender; sender++)
        g_ptr_array_add(senders, pluralize(*sender));
    g_ptr_array_add(senders, NULL);
    return phrase_list((const char *const *)senders->pdata);
}

char *phrase_methods(const struct code *code)
{
    g_autofree char *methods = phrase_list(code->methods);
    g_autofree char *not_methods = phrase_list(code->not_methods);
    const char *requests = strcmp(methods, "any") == 0 ? "any request" : methods;

    if (*not_methods == '\0')
        return g_strdup(requests);
    if (strcmp(not_methods, "others") == 0)
        return g_strdup_printf("%s only", requests);
    return g_strdup_printf("%s but never %s", requests, not_methods);
}

char *phrase_references(const struct code *code)
{
    GString *list = g_string_new(code->references[0]);

    for (size_t i = 1; code->references[i]; i++)
        g_string_append_printf(list, "; %s", code->references[i]);
    return g_string_free(list, FALSE);
}
