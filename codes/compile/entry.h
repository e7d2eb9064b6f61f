/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One key file under codes/, and where in it each key stands. */

#ifndef SIPCODE_ENTRY_H
#define SIPCODE_ENTRY_H

#include "fault.h"

/* Stands for all keys, of small letters, digits and - between. Each has a remark above it that says
 * what its text is for. */
#define KEY_ANY "*"

/* Stands for summary.INVITE and so on: the summary of a response to that method. */
#define KEY_SUMMARY_OF "summary.*"

/* How long a translated sentence may be: nothing of it is cut. */
#define NO_LIMIT UINT_MAX

/* What a key may hold. */
struct key_rule {
    const char
        *key; /* "scenario." stands for scenario.1, scenario.2 ...; KEY_ANY, KEY_SUMMARY_OF */
    unsigned minimum;
    unsigned maximum;
    gboolean list;
    /* Bytes of a translation, values as in template_length(), or NO_LIMIT; 0 where nothing of it is
     * translated. Of a list the conditions are, which stand in brackets behind an item. */
    unsigned translation_max;
    const char *(*check)(const char *item); /* NULL where the item is good, else the fault */
};

/* The keys of one kind of file, which lies in the folder named as its group. */
struct schema {
    const char *group;
    const char *stem_key; /* whose value is the name of the file; NULL where none is */
    const struct key_rule *rules;
    size_t count;
};

/* One file. Owns what it points to but the schema. */
struct entry {
    char *path;
    char *stem; /* name of the file without folder and .ini */
    const struct schema *schema;
    GKeyFile *keys;   /* only those without a fault */
    GPtrArray *lines; /* what each holds: the name of a key, a group in brackets, or "" */
};

/* A file not read yet, which has no keys. Freed with entry_free(). */
struct entry *entry_new(const char *path, const struct schema *schema);
void entry_free(struct entry *entry);

/* Reads the file. Where it is no key file: appends why, leaves it without keys and returns
 * FALSE. */
gboolean entry_read(struct entry *entry, GPtrArray *faults);

/* Appends a fault of a key, or of a group in brackets. One that is absent is missed where the group
 * of the file begins. */
void entry_blame(const struct entry *entry, const char *key, GPtrArray *faults, const char *format,
                 ...) G_GNUC_PRINTF(4, 5);

/* A text of a loaded entry, unescaped; NULL where it is absent or bad. Freed by the caller. */
char *entry_text(const struct entry *entry, const char *key);

/* A list likewise, freed with g_strfreev(). For a key that ends in "." all its numbered texts. */
char **entry_list(const struct entry *entry, const char *key);

/* The keys of a loaded entry in their order, freed with g_strfreev(); NULL without its group. */
char **entry_keys(const struct entry *entry);

/* Whether a line holds a key, good or not; TRUE where the file has not the group of its kind. */
gboolean entry_holds(const struct entry *entry, const char *key);

/* Whether a remark stands above a key. */
gboolean entry_has_remark(const struct entry *entry, const char *key);

/* Puts another text in the place of a key's. */
void entry_set_text(const struct entry *entry, const char *key, const char *text);

/* The same of a list. */
void entry_set_list(const struct entry *entry, const char *key, char *const *items);

/* The remark above a key in one line, NULL where there is none. Freed by the caller. */
char *entry_remark(const struct entry *entry, const char *key);

/* The number that an item of a list is; 0 where it is bad. */
unsigned entry_item_number(const char *item);

/* A number; 0 where it is absent or bad. */
unsigned entry_number(const struct entry *entry, const char *key);

/* Whether a key is there, and good. */
gboolean entry_has(const struct entry *entry, const char *key);

#endif
