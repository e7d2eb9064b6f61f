/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values that stand in the texts of findings where no capture gives any: of pages about them. */

#ifndef SIPCODE_SAMPLE_H
#define SIPCODE_SAMPLE_H

#include "catalogue.h"

/* Checks the sample of a value: it is of the value's kind. */
void sample_check_value(const struct entry *value, GPtrArray *faults);

/* Checks the samples of a finding, each NAME=SAMPLE: its texts name that value, and it is of the
 * value's kind. */
void sample_check_finding(const struct catalogue *catalogue, const struct entry *finding,
                          GPtrArray *faults);

/* Appends what the values of a finding's texts are in C, a list that ends with {0}; those without a
 * sample are left out. */
void sample_emit(GString *out, const struct catalogue *catalogue, const struct entry *finding);

#endif
