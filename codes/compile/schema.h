/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The keys that each kind of file under codes/ has, and what they may hold. */

#ifndef SIPCODE_SCHEMA_H
#define SIPCODE_SCHEMA_H

#include "entry.h"

extern const struct schema schema_response;
extern const struct schema schema_pair;
extern const struct schema schema_class;
extern const struct schema schema_cause;
extern const struct schema schema_warning;
extern const struct schema schema_finding;

/* Words of `status` and `severity` in the order of enum code_status and enum code_severity. */
extern const char *const schema_status[];
extern const char *const schema_severity[];

#endif
