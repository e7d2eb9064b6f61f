/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding the files of a catalogue. */

#include "catalogue.h"

#include <string.h>

const struct entry *catalogue_find(const struct catalogue *catalogue, enum kind kind,
                                   const char *stem)
{
    const GPtrArray *entries = catalogue->entries[kind];

    for (unsigned i = 0; i < entries->len; i++) {
        const struct entry *entry = entries->pdata[i];
        if (strcmp(entry->stem, stem) == 0)
            return entry;
    }
    return NULL;
}

const struct entry *catalogue_response(const struct catalogue *catalogue, unsigned code)
{
    g_autofree char *stem = g_strdup_printf("%u", code);

    return catalogue_find(catalogue, KIND_RESPONSE, stem);
}

const struct entry *catalogue_pair(const struct catalogue *catalogue, unsigned a, unsigned b)
{
    g_autofree char *stem = g_strdup_printf("%u-%u", MIN(a, b), MAX(a, b));

    return catalogue_find(catalogue, KIND_PAIR, stem);
}

char *catalogue_sender_key(const char *sender)
{
    g_autofree char *key = g_ascii_strdown(sender, -1);

    return g_strdelimit(g_steal_pointer(&key), " ", '-');
}

struct catalogue *catalogue_new(void)
{
    struct catalogue *catalogue = g_new(struct catalogue, 1);

    for (unsigned kind = 0; kind < KIND_COUNT; kind++)
        catalogue->entries[kind] = g_ptr_array_new_with_free_func((GDestroyNotify)entry_free);
    return catalogue;
}

void catalogue_free(struct catalogue *catalogue)
{
    for (unsigned kind = 0; kind < KIND_COUNT; kind++)
        g_ptr_array_unref(catalogue->entries[kind]);
    g_free(catalogue);
}
