/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What users see: the fields, the tree and the expert items. */

#ifndef SIPCODE_TREE_H
#define SIPCODE_TREE_H

#include "compat.h"
#include "result.h"

/* Registers fields, trees and expert items of the protocol. Called once. */
void tree_register(int proto);

/* Adds the tree of one response and its expert item, the latter if it is at least that severe.
 * `tree` may be NULL: expert items are added all the same. */
void tree_add(const struct result *response, tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree,
              enum code_severity expert_minimum);

/* Appends the summary to the Info column. */
void tree_add_hint(const struct result *response, packet_info *pinfo);

#endif
