/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How many attempts to call there were, and how many failed, from one stretch of time to the next.
 */

#ifndef SIPCODE_TIMELINE_H
#define SIPCODE_TIMELINE_H

#include <stdbool.h>
#include <stdint.h>

#define TIMELINE_MAX 120

struct timeline_part {
    uint32_t attempts;
    uint32_t failures; /* of those */
};

/* All zeros is an empty one. Parts are as short as all attempts allow: 1 s at first; each length
 * divides the next one, and parts begin at multiples of it since the epoch, so those of several
 * files add up. */
struct timeline {
    int64_t start; /* of the first part, seconds since the epoch */
    int64_t width; /* of a part, seconds; 0 while it is empty */
    unsigned count;
    struct timeline_part parts[TIMELINE_MAX];
};

/* Adds attempts of a time in seconds since the epoch, not below 0. */
void timeline_add(struct timeline *timeline, int64_t time, struct timeline_part attempts);

/* Makes parts longer until there are no more than `most`, which is 2 at least. */
void timeline_shorten(struct timeline *timeline, unsigned most);

void timeline_merge(struct timeline *into, const struct timeline *from);

#endif
