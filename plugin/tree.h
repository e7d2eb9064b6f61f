/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What users see: the fields, the tree and the expert items. */

#ifndef SIPCODE_TREE_H
#define SIPCODE_TREE_H

#include "compat.h"
#include "result.h"

/* Registers fields, trees and expert items of the protocol. Called once. */
void tree_register(int proto);

/* Names all of them in the language that was chosen last. */
void tree_rename(void);

/* As the user wants it. */
struct tree_options {
    enum code_severity expert_minimum; /* what is less severe gets no expert item */
    unsigned wrap;                     /* columns of a line; 0 for no limit */
};

/* Adds the tree of one message and its expert items. `tree` may be NULL: expert items are added
 * all the same. */
void tree_add(const struct result *result, tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree,
              const struct tree_options *options);

/* Appends the summary to the Info column. */
void tree_add_hint(const struct result *result, packet_info *pinfo);

#endif
