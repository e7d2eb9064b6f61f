/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Memory that lives as long as the capture file: texts and blocks, freed together. */

#ifndef SIPCODE_STORE_H
#define SIPCODE_STORE_H

#include "slice.h"

/* The longest text that is kept of anything on the wire, in bytes. */
#define STORE_TEXT_MAX 127

struct store;

struct store *store_new(void);
void store_free(struct store *store);

/* Keeps a text as UTF-8: what is not is replaced, what is too long ends in an ellipsis, and equal
 * texts are kept once. Returns NULL for an empty one. */
const char *store_text(struct store *store, struct slice text);

/* A text as store_text() would keep it: `text` itself, as nearly all are, or `*changed`, which the
 * caller frees. */
struct slice store_form(struct slice text, char **changed);

/* Whether a text that was kept may have been longer. */
bool store_may_have_cut(const char *text);

/* Keeps a block of memory, equal ones once. */
const void *store_shared(struct store *store, const void *data, size_t size);

/* Keeps a copy of a block of memory, of zeros where `data` is NULL. Returns NULL for an empty one.
 */
void *store_block(struct store *store, const void *data, size_t size);

#endif
