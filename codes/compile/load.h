/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loading all files under codes/. */

#ifndef SIPCODE_LOAD_H
#define SIPCODE_LOAD_H

#include "catalogue.h"

/* Loads all folders below `folder`, checks each file and what they say of one another, as far as
 * both are good. Appends every fault found, by file and line; where there is one, the catalogue is
 * good for nothing but catalogue_free(). */
struct catalogue *catalogue_load(const char *folder, GPtrArray *faults);

#endif
