/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which frames of the file were met so far, and which are to be read.
 *
 * A frame is known by its number and its place in the file. With a read filter Wireshark dissects
 * each frame before it knows whether the frame gets a number: the next one may have the same. */

#ifndef SIPCODE_VISIT_H
#define SIPCODE_VISIT_H

#include "compat.h"
#include "frames.h"

/* `of_file` has to last until the next file is opened. */
void visit_start_file(struct frames *of_file);

/* Every frame is met, on every pass. Returns as which it is counted. */
uint32_t visit_meet(const packet_info *pinfo);

/* Whether a frame is neither read nor passed over so far. */
bool visit_is_first(uint32_t frame);

/* The last frame with SIP that was read so far; 0 for none. */
uint32_t visit_last_read(void);

/* The time of capture, as origin_time() has it, of the frame that was met last. */
int64_t visit_time(void);

/* That of the latest one. */
int64_t visit_end(void);

/* A pass on which listeners were told of each frame that has SIP ended with `frame`: one behind it
 * that was read has been left out, which no later frame shows. */
void visit_end_told(uint32_t frame);

/* A frame is read in its order: all before it are read or passed over. */
void visit_note_read(uint32_t frame);

#endif
