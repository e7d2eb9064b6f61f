/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The part of a tree that tells of the call that a message belongs to. */

#ifndef SIPCODE_TREE_CALL_H
#define SIPCODE_TREE_CALL_H

#include "item.h"
#include "result.h"

/* Registers its fields. Called once. */
void tree_call_register(int proto);

/* Adds its items to the tree of a message. */
void tree_call_add(const struct branch *branch, const struct result *result);

#endif
