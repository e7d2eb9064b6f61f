/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The names of the pages of a handbook, of which each language has the same. */

#ifndef SIPCODE_TARGET_H
#define SIPCODE_TARGET_H

#include "cause.h"
#include "provider_code.h"

/* Each returns a name of small letters, digits, - and _, as "486", "q850-17", "finding-loop". The
 * caller frees it. */
char *target_code(unsigned number);
char *target_class(unsigned class_number);
char *target_pair(unsigned a, unsigned b); /* the same in either order */
char *target_cause(const struct cause *cause);
char *target_finding(const char *id);
char *target_warning(unsigned number);
char *target_provider(const struct provider_code *provider);

#endif
