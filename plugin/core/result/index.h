/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Blocks that are found by a hash that stands in them. GLib's tables keep that hash a second time
 * and divide it by a prime: half as much again in memory, and four times the instructions. */

#ifndef SIPCODE_INDEX_H
#define SIPCODE_INDEX_H

#include <stddef.h>
#include <stdint.h>

struct index;

/* Of blocks that have their hash, a uint64_t as hash.h makes it, `place` bytes from their start.
 * They have to last as long. */
struct index *index_new(size_t place);
void index_free(struct index *index);

/* NULL where there is none with that hash. */
void *index_find(const struct index *index, uint64_t hash);

/* Steps through the blocks whose hash has these low bits, all that some place has kept of it;
 * `*step` starts at 0. NULL after the last one. */
void *index_next_low(const struct index *index, uint32_t low, size_t *step);

/* Adds a block, in place of the one with its hash. */
void index_add(struct index *index, void *block);

/* Steps through the blocks, in no order; `*position` starts at 0. NULL after the last one. */
void *index_next(const struct index *index, size_t *position);

#endif
