/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making labels, and finding those that were made. */

#include "labels.h"

#include "columns.h"
#include "hash.h"
#include "index.h"

#include <string.h>

/* Those that were made, by a hash of what they are of. Never emptied: there are as many as texts in
 * our tables, for each width that the user has tried. */
struct known {
    uint64_t key;
    struct labels labels;
};

static struct index *known;

static item_label_t *make_line(const char *indent, const char *text, size_t length)
{
    item_label_t *line = g_new0(item_label_t, 1);

    snprintf(line->representation, sizeof(line->representation), "%s%.*s", indent, (int)length,
             text);
    return line;
}

static struct labels make(const char *label, const struct layout *layout)
{
    GPtrArray *lines = g_ptr_array_new();
    size_t length = layout->first > 0 ? columns_break(label, layout->first) : strlen(label);

    g_ptr_array_add(lines, make_line("", label, length));
    for (label = columns_rest(label, length); *label; label = columns_rest(label, length)) {
        length = columns_break(label, layout->other);
        g_ptr_array_add(lines, make_line(layout->indent, label, length));
    }
    size_t count = lines->len;
    return (struct labels){count, (item_label_t **)g_ptr_array_free(lines, FALSE)};
}

const struct labels *labels_find(const char *name, const char *mark, const char *text,
                                 const struct layout *layout)
{
    uint64_t widths = (uint64_t)layout->first << 32 | layout->other;
    uint64_t key = hash_mix(hash_mix(hash_mix(0, widths), (uintptr_t)name), (uintptr_t)text);

    if (!known)
        known = index_new(offsetof(struct known, key));
    struct known *found = index_find(known, key);
    if (found)
        return &found->labels;
    g_autofree char *label = g_strconcat(name, mark, text, NULL);
    struct known *made = g_new(struct known, 1);
    *made = (struct known){key, make(label, layout)};
    index_add(known, made);
    return &made->labels;
}
