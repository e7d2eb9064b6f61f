/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All files under codes/ together. */

#ifndef SIPCODE_CATALOGUE_H
#define SIPCODE_CATALOGUE_H

#include "schema.h"

/* For each kind its files, struct entry, owned, sorted by the names of the files. */
struct catalogue {
    GPtrArray *entries[KIND_COUNT];
};

/* Loads all folders below `folder`, checks each file and what they say of one another, as far as
 * both are good. Appends every fault found, by file and line; where there is one, the catalogue is
 * good for nothing but catalogue_free(). */
struct catalogue *catalogue_load(const char *folder, GPtrArray *faults);
void catalogue_free(struct catalogue *catalogue);

/* The response of that code, NULL where there is none. */
const struct entry *catalogue_response(const struct catalogue *catalogue, unsigned code);

/* The pair of two codes in any order, NULL where there is none. */
const struct entry *catalogue_pair(const struct catalogue *catalogue, unsigned a, unsigned b);

#endif
