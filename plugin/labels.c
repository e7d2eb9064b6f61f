/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making labels, and finding those that were made. */

#include "labels.h"

#include "columns.h"

#include <string.h>

struct key {
    const char *name;
    const char *text;
    unsigned first;
    unsigned other;
};

/* struct key to struct labels. Never emptied: there are as many as texts in our tables, for each
 * width that the user has tried. */
static GHashTable *known;

static unsigned hash_key(const void *data)
{
    const struct key *key = data;

    return g_direct_hash(key->text) * 31 + g_direct_hash(key->name) + key->first;
}

static int is_same(const void *a, const void *b)
{
    const struct key *one = a, *other = b;

    return one->text == other->text && one->name == other->name && one->first == other->first &&
           one->other == other->other;
}

static item_label_t *make_line(const char *indent, const char *text, size_t length)
{
    item_label_t *line = g_new0(item_label_t, 1);

    snprintf(line->representation, sizeof(line->representation), "%s%.*s", indent, (int)length,
             text);
    return line;
}

static struct labels *make(const char *label, const struct layout *layout)
{
    struct labels *labels = g_new(struct labels, 1);
    GPtrArray *lines = g_ptr_array_new();
    size_t length = layout->first > 0 ? columns_break(label, layout->first) : strlen(label);

    g_ptr_array_add(lines, make_line("", label, length));
    for (label = columns_rest(label, length); *label; label = columns_rest(label, length)) {
        length = columns_break(label, layout->other);
        g_ptr_array_add(lines, make_line(layout->indent, label, length));
    }
    labels->count = lines->len;
    labels->lines = (item_label_t **)g_ptr_array_free(lines, FALSE);
    return labels;
}

const struct labels *labels_find(const char *name, const char *mark, const char *text,
                                 const struct layout *layout)
{
    const struct key key = {name, text, layout->first, layout->other};

    if (!known)
        known = g_hash_table_new(hash_key, is_same);
    struct labels *labels = g_hash_table_lookup(known, &key);
    if (labels)
        return labels;
    g_autofree char *label = g_strconcat(name, mark, text, NULL);
    labels = make(label, layout);
    g_hash_table_insert(known, g_memdup2(&key, sizeof(key)), labels);
    return labels;
}
