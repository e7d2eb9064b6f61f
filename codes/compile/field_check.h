/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checking that each value of a finding has its field, and each field its values. */

#ifndef SIPCODE_FIELD_CHECK_H
#define SIPCODE_FIELD_CHECK_H

#include "catalogue.h"

/* Stands for no field: the value is a sentence of ours. */
#define FIELD_NO "none"

/* The texts of a finding that name values; ends with NULL. */
extern const char *const field_check_keys[];

/* A value that a finding names says in which field it is; that field is there, and of its kind. */
void field_check_value(const struct catalogue *catalogue, const struct entry *value,
                       GPtrArray *faults);

/* A field has a value that a finding names: else it would never be seen. */
void field_check_field(const struct catalogue *catalogue, const struct entry *field,
                       GPtrArray *faults);

#endif
