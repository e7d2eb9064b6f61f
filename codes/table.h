/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables that compile_codes writes. */

#ifndef SIPCODE_TABLE_H
#define SIPCODE_TABLE_H

#include "code.h"

#define CODE_CLASS_COUNT 7

extern const struct code code_table[]; /* in ascending order of code */
extern const size_t code_table_count;
extern const struct code_class code_class_table[CODE_CLASS_COUNT]; /* index is the class's number */
extern const struct code code_unknown_table[CODE_CLASS_COUNT];     /* likewise */

#endif
