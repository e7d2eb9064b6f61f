/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A set of frames, as those that pass a display filter: a bit each. */

#ifndef SIPCODE_WANTED_FRAMES_H
#define SIPCODE_WANTED_FRAMES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* All zeros is an empty one. */
struct wanted {
    GByteArray *bits; /* NULL while it is empty */
};

/* Frames as frames.h counts them. */
void wanted_add(struct wanted *wanted, uint32_t frame);
bool wanted_has(const struct wanted *wanted, uint32_t frame);
void wanted_clear(struct wanted *wanted);

#endif
