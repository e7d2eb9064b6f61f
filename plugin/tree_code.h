/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The part of a tree that is the same for every response with this code. */

#ifndef SIPCODE_TREE_CODE_H
#define SIPCODE_TREE_CODE_H

#include "item.h"
#include "result.h"

/* Registers its fields and trees. Called once. */
void tree_code_register(int proto);

/* Opens the groups that lie in a closed one. Called when Wireshark can keep that, before the first
 * file. */
void tree_code_open(void);

/* Adds two closed groups to the tree of a response: what its code is, and what is known about it.
 */
void tree_code_add(const struct branch *branch, const struct result *response);

/* What stands there for a request, which has no code. */
void tree_code_add_request(const struct branch *branch, const struct result *request);

#endif
