/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The part of a tree that tells what happened here: findings, request, time, Reason,
 * Warning. */

#ifndef SIPCODE_TREE_EXCHANGE_H
#define SIPCODE_TREE_EXCHANGE_H

#include "item.h"
#include "result.h"

/* Registers its fields and trees. Called once. */
void tree_exchange_register(int proto);

/* Opens its groups. Called when Wireshark can keep that, before the first file. */
void tree_exchange_open(void);

/* Adds its items to the tree of a message. */
void tree_exchange_add(const struct branch *branch, const struct result *response);

#endif
