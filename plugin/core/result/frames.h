/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The frames of a capture, and their numbers.
 *
 * Where a read filter leaves frames out, Wireshark gives their numbers to the next ones: a number
 * then says neither which frame it is nor which came first. So all frames are counted, from 1, also
 * those that are left out; what is told to users is the number that they see. Without a read filter
 * both are the same. */

#ifndef SIPCODE_FRAMES_H
#define SIPCODE_FRAMES_H

#include <stdint.h>

struct frames;

struct frames *frames_new(void);
void frames_free(struct frames *frames);

/* A frame has been left out: the last one so far. */
void frames_leave_out(struct frames *frames, uint32_t frame);

/* Which frame has that number. */
uint32_t frames_count_of(const struct frames *frames, uint32_t number);

/* The number of a frame; below 0, as which it was counted, of one that is left out. 0 for 0. */
int64_t frames_number_of(const struct frames *frames, uint32_t frame);

#endif
