/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the capture shows about its requests once all of it has been read: above all that nothing
 * came. */

#ifndef SIPCODE_REVIEW_H
#define SIPCODE_REVIEW_H

#include "rule.h"

struct review;

/* Asks all rules of each transaction that has a request. `evidence` has the state of the capture,
 * and its `end`; it is not kept. The caller frees the review. */
struct review *review_new(const struct evidence *evidence);

/* NULL is allowed. */
void review_free(struct review *review);

/* What is to be told of the requests of a frame, the first copies; NULL for nothing. Owned by the
 * review. */
const struct result *review_find(const struct review *review, uint32_t frame);

/* All of that, `*count` results in the order of frames, without regard to their `next`. */
const struct result *const *review_all(const struct review *review, size_t *count);

#endif
