/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The results of the frames that were read, for later passes. */

#ifndef SIPCODE_KEPT_H
#define SIPCODE_KEPT_H

#include "result.h"

/* Called when a file is opened, and when it is closed. */
void kept_start_file(void);
void kept_end_file(void);

/* Keeps a result with those that follow it by `next`. They have to last as long as the file. Frames
 * come in their order, and those of a frame in theirs. */
void kept_add(const struct result *result);

/* Some of those that were added. Valid until the next one is. */
struct kept {
    const struct result *const *results;
    size_t count;
};

/* Those of a frame. */
struct kept kept_find(uint32_t frame);

/* All of the file so far. */
struct kept kept_all(void);

#endif
