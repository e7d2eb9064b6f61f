/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checking the keys of a file against the rules of its kind. */

#ifndef SIPCODE_KEY_CHECK_H
#define SIPCODE_KEY_CHECK_H

#include "entry.h"

/* Appends what is wrong with the keys of an entry that was read, and takes the bad ones out of it:
 * a key with a fault counts as absent from then on, so that nothing follows from it. */
void key_check_all(const struct entry *entry, GPtrArray *faults);

/* The rule of a key, NULL where the kind has no such key. */
const struct key_rule *key_rule_of(const struct schema *schema, const char *key);

#endif
