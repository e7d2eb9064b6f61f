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
    enum sentence name;
    enum sentence help; /* SENTENCE_NONE where the name says it all */
};

/* Registers fields of a protocol, `count` of them; Wireshark keeps what is written to `infos`. */
void item_register(int proto, const struct item_field *fields, hf_register_info *infos,
                   size_t count);

/* Labels an item with a lead, a mark and a text as they stand: nothing in them is escaped. */
void item_label(proto_item *item, const char *lead, const char *mark, const char *text);

/* The same, as "Name: text". */
void item_label_value(proto_item *item, int field, const char *text);

proto_item *item_string(proto_tree *tree, int field, tvbuff_t *tvb, const char *text);

/* The same for a text of the tables, labelled "Name: text". Nothing in it is to be escaped, so its
 * label costs a fraction of that of item_string(). */
proto_item *item_text(proto_tree *tree, int field, tvbuff_t *tvb, const char *text);

/* Likewise, labelled "1. text"; `number` is below 10. */
proto_item *item_numbered(proto_tree *tree, int field, tvbuff_t *tvb, unsigned number,
                          const char *text);

proto_item *item_uint(proto_tree *tree, int field, tvbuff_t *tvb, unsigned value);

/* The head of a group, a field of type FT_NONE; returns the tree below it. Its label may be
 * translated, its name is the same for scripts. */
proto_tree *item_group(proto_tree *tree, int field, int ett, tvbuff_t *tvb);

#endif
