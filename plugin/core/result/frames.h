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

/* Notes when a frame was captured. Of one before the last that was noted nothing is. */
void frames_note_time(struct frames *frames, uint32_t frame, int64_t time);

/* The latest time of capture from a frame on up to where the capture pauses: where the next frame
 * is minutes off, as behind a gap or where files were joined, what came between was not captured. 0
 * for a frame that was not noted. */
int64_t frames_seen_until(const struct frames *frames, uint32_t frame);

/* The number of a frame; below 0, as which it was counted, of one that is left out. 0 for 0. */
int64_t frames_number_of(const struct frames *frames, uint32_t frame);

#endif
