/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Events for tshark -z sipcode,events: written as the frames are read, and where the file ends.
 * Without that option all of these do nothing. */

#ifndef SIPCODE_EVENTS_H
#define SIPCODE_EVENTS_H

#include "compat.h"
#include "diagnosis.h"

/* Registers the option. Called once, when all dissectors are registered. */
void events_handoff(void);

/* Called when a file is opened, and before it is closed. */
void events_start_file(struct diagnosis *of_file);
void events_end_file(void);

/* A frame is met, before it is read. */
void events_meet(uint32_t frame, tvbuff_t *tvb);

/* A message of it was read, in its order; `result` is what is told of it. */
void events_note(const struct message *message, const struct origin *origin,
                 const packet_info *pinfo, const struct result *result);

#endif
