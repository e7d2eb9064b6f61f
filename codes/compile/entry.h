/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One key file under codes/, loaded and checked by itself. */

#ifndef SIPCODE_ENTRY_H
#define SIPCODE_ENTRY_H

#include <glib.h>

/* What a key may hold. `check` appends nothing where the value is good. */
struct key_rule {
    const char *key; /* "scenario." with a count above 1 stands for scenario.1, scenario.2 ... */
    unsigned minimum;
    unsigned maximum;
    gboolean list;
    const char *(*check)(const char *item); /* NULL where the item is good, else the fault */
};

/* The keys of one kind of file, which lies in the folder named as its group. */
struct schema {
    const char *group;
    const char *stem_key; /* whose value is the name of the file; NULL where none is */
    const struct key_rule *rules;
    size_t count;
};

/* A loaded file. Owns its strings. */
struct entry {
    char *path;
    char *stem; /* name of the file without folder and .ini */
    const struct schema *schema;
    GKeyFile *keys;
};

/* Appends "path:key: fault", owned by `faults`. */
void fault_add(GPtrArray *faults, const char *path, const char *key, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* Loads a file and checks every key against the schema; appends what is wrong to `faults`.
 * Returns NULL only where the file cannot be read as a key file. Freed with entry_free(). */
struct entry *entry_load(const char *path, const struct schema *schema, GPtrArray *faults);
void entry_free(struct entry *entry);

/* A text of a loaded entry, unescaped; NULL where it is absent or bad. Freed by the caller. */
char *entry_text(const struct entry *entry, const char *key);

/* A list likewise, freed with g_strfreev(). For a key that ends in "." all its numbered texts. */
char **entry_list(const struct entry *entry, const char *key);

/* The number that an item of a list is; 0 where it is bad. */
unsigned entry_item_number(const char *item);

/* A number; 0 where it is absent or bad. */
unsigned entry_number(const struct entry *entry, const char *key);

#endif
