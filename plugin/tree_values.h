/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The values that findings name, as fields below sipcode.finding: for filters, columns and scripts.
 */

#ifndef SIPCODE_TREE_VALUES_H
#define SIPCODE_TREE_VALUES_H

#include "finding.h"
#include "item.h"

/* Registers the fields. Called once. */
void tree_values_register(int proto);

/* Names them in the language that was chosen last. */
void tree_values_rename(void);

/* Adds the values of a finding to its tree: frames as links that one sees, the others hidden, as
 * its sentences have them. */
void tree_values_add(const struct branch *branch, const struct finding *finding);

#endif
