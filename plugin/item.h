/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Adding items to the tree: all of ours are generated and stand for no bytes. */

#ifndef SIPCODE_ITEM_H
#define SIPCODE_ITEM_H

#include "compat.h"
#include "sentence.h"

/* A field, whose name and description are sentences. */
struct item_field {
    int *id;
    const char *abbreviation;
    enum ftenum type;
    int display;
    const void *strings;
    enum sentence name; /* SENTENCE_NONE for a line, which has no name of its own */
    enum sentence help; /* SENTENCE_NONE where the name says it all */
};

/* What makes a line of its own of a text that is too wide for one: no value, and not marked as
 * generated, which would put it into brackets. Each tree has its own, named after it: in an object
 * of -T ek one that is found in two trees would be there twice. */
#define ITEM_LINE(id, abbreviation)                                                                \
    {                                                                                              \
        &(id), abbreviation, FT_NONE, BASE_NONE, NULL, SENTENCE_NONE, SENTENCE_NONE                \
    }

/* A tree that items are added to. */
struct branch {
    proto_tree *tree;
    tvbuff_t *tvb;
    int line;       /* its ITEM_LINE() */
    unsigned width; /* columns of a label, brackets with it; 0 for no limit */
    bool is_seen;   /* else nobody reads a label */
};

/* The name of a field as Wireshark puts a colon and the value behind it, in the language chosen.
 * Never freed. */
const char *item_name(const char *name);

/* Registers fields of a protocol, `count` of them; Wireshark keeps what is written to `infos`. */
void item_register(int proto, const struct item_field *fields, hf_register_info *infos,
                   size_t count);

/* Names all that were registered in the language that was chosen last. */
void item_rename(void);

/* The tree of a packet; with a width of `wrap`, 0 for no limit. Nothing is wrapped in it. */
struct branch item_root(proto_tree *tree, tvbuff_t *tvb, unsigned wrap);

/* The tree below an item of `above`. */
struct branch item_below(const struct branch *above, proto_item *item, int ett, int line);

/* The tree that an item has already. */
struct branch item_inside(const struct branch *above, proto_item *item, int line);

/* Whether a label needs no second line. */
bool item_fits(const struct branch *branch, const char *label);

/* Labels an item, which the tree `below` belongs to: there the label goes on. Nothing in it is
 * escaped, so its texts have no control characters. `above` is where the item is. */
void item_label(const struct branch *above, proto_item *item, const struct branch *below,
                const char *label);

/* The same, as "Name: text". */
void item_label_value(const struct branch *above, proto_item *item, const struct branch *below,
                      int field, const char *text);

/* The same of a label that never changes, which costs less. */
void item_label_known(const struct branch *above, proto_item *item, const struct branch *below,
                      const char *label);

/* An item for one of a few words, which are the same for filters in all languages; people read the
 * sentence. */
void item_choice(const struct branch *branch, int field, const char *word, enum sentence sentence);

/* An item for a text without control characters, labelled "Name: text". */
void item_text(const struct branch *branch, int field, const char *text);

/* The same for a text of the tables, which costs less. */
void item_known(const struct branch *branch, int field, const char *text);

/* Likewise, labelled "1. text"; `number` is below 10. */
void item_numbered(const struct branch *branch, int field, unsigned number, const char *text);

/* An item whose value is read elsewhere in the tree, or is not for people: there for filters,
 * columns and scripts. */
void item_hidden(const struct branch *branch, int field, const char *text);

/* An item for a text that is to be labelled. */
proto_item *item_string(const struct branch *branch, int field, const char *text);

proto_item *item_uint(const struct branch *branch, int field, unsigned value);

/* An item for a value that has a word: filters take the English one, which is registered, and
 * people read `word`. */
proto_item *item_word(const struct branch *branch, int field, unsigned value, const char *word);

/* An item for a time between two others, or since the epoch; in nanoseconds. */
proto_item *item_time(const struct branch *branch, int field, int64_t nanoseconds);

/* An item of type FT_NONE: that it is there is all that it tells. */
proto_item *item_none(const struct branch *branch, int field);

/* The head of a group; returns the tree below it. Its label may be translated, its name is the same
 * for scripts. */
struct branch item_group(const struct branch *branch, int field, int ett, int line);

#endif
