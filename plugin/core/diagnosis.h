/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the messages of a capture in their order and says what each response shows. */

#ifndef SIPCODE_DIAGNOSIS_H
#define SIPCODE_DIAGNOSIS_H

#include "frames.h"
#include "message.h"
#include "origin.h"
#include "result.h"

struct diagnosis;

/* State of one capture file, from its first message to diagnosis_free(). */
struct diagnosis *diagnosis_new(void);
void diagnosis_free(struct diagnosis *diagnosis);

/* The frames of the capture, for the edge to say which are left out. */
struct frames *diagnosis_frames(struct diagnosis *diagnosis);

/* The next message could not be read: from now on nothing is said that follows from the absence of
 * one, as also after a message whose header was cut. */
void diagnosis_note_unread(struct diagnosis *diagnosis);

/* Takes the next message. Returns what is to be told of a response, or of one that a request
 * reports, finished and owned by `diagnosis`; NULL for any other request. */
struct result *diagnosis_read(struct diagnosis *diagnosis, const struct message *message,
                              const struct origin *origin);

/* The same for a message out of its order: only what it tells by itself, and no state is changed.
 */
struct result *diagnosis_read_alone(struct diagnosis *diagnosis, const struct message *message,
                                    const struct origin *origin);

/* Tells the rules that the whole capture has been read: what only that can show is found now. */
void diagnosis_end(struct diagnosis *diagnosis);

#endif
