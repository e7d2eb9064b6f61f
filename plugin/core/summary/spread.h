/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How times spread: how often each was met, in whole milliseconds, so that those of several files
 * can be added up. */

#ifndef SIPCODE_SPREAD_H
#define SIPCODE_SPREAD_H

#include <glib.h>
#include <stdint.h>

/* Longer ones count as this: ten minutes. */
#define SPREAD_MAX 600000

/* All zeros is an empty one. */
struct spread {
    GHashTable *counts; /* how often, by milliseconds; NULL while it is empty */
    uint64_t count;
};

void spread_clear(struct spread *spread);

/* Adds a time in nanoseconds, cut to milliseconds; one below 0 is none. */
void spread_add(struct spread *spread, int64_t time);

/* Adds a time in milliseconds, `count` times. */
void spread_add_times(struct spread *spread, unsigned milliseconds, uint64_t count);

void spread_merge(struct spread *into, const struct spread *from);

/* The times in ascending order, unsigned each; the caller frees the array. */
GArray *spread_times(const struct spread *spread);

/* How often a time was met, in milliseconds. */
uint64_t spread_count_of(const struct spread *spread, unsigned milliseconds);

/* The least time, in milliseconds, that `percent` of all do not exceed (nearest rank). Only of one
 * that is not empty. */
unsigned spread_percentile(const struct spread *spread, unsigned percent);

#endif
