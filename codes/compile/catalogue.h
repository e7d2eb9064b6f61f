/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All files under codes/ together. */

#ifndef SIPCODE_CATALOGUE_H
#define SIPCODE_CATALOGUE_H

#include "schema.h"

/* For each kind its files, struct entry, owned, sorted by the names of the files. */
struct catalogue {
    GPtrArray *entries[KIND_COUNT];
};

/* Without files. */
struct catalogue *catalogue_new(void);
void catalogue_free(struct catalogue *catalogue);

/* The file of that name without .ini, NULL where there is none. */
const struct entry *catalogue_find(const struct catalogue *catalogue, enum kind kind,
                                   const char *stem);

/* The response of that code, NULL where there is none. */
const struct entry *catalogue_response(const struct catalogue *catalogue, unsigned code);

/* The pair of two codes in any order, NULL where there is none. */
const struct entry *catalogue_pair(const struct catalogue *catalogue, unsigned a, unsigned b);

/* The key that a kind of sender has in sentence/sender.ini, "redirect-server" for "redirect
 * server". Freed by the caller. */
char *catalogue_sender_key(const char *sender);

#endif
