/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the messages of a capture in their order and says what each of them shows. */

#ifndef SIPCODE_DIAGNOSIS_H
#define SIPCODE_DIAGNOSIS_H

#include "census_scope.h"
#include "frames.h"
#include "message.h"
#include "origin.h"
#include "quoted.h"
#include "result.h"

struct diagnosis;
struct summary;

/* State of one capture file, from its first message to diagnosis_free(). */
struct diagnosis *diagnosis_new(void);
void diagnosis_free(struct diagnosis *diagnosis);

/* The frames of the capture, for the edge to say which are left out. */
struct frames *diagnosis_frames(struct diagnosis *diagnosis);

/* The next message could not be read: from now on nothing is said that follows from the absence of
 * one, as also after a message whose header was cut. */
void diagnosis_note_unread(struct diagnosis *diagnosis);

/* Takes the next message. Returns what is to be told of it, finished and owned by `diagnosis`: of a
 * response always, of a request where it shows something, then, by `next`, of a response that it
 * reports; NULL for nothing. */
struct result *diagnosis_read(struct diagnosis *diagnosis, const struct message *message,
                              const struct origin *origin);

/* The same for a message out of its order: only what it tells by itself, and no state is changed.
 */
struct result *diagnosis_read_alone(struct diagnosis *diagnosis, const struct message *message,
                                    const struct origin *origin);

/* The Call-ID of a request whose first copy came in a frame; NULL for none. */
const char *diagnosis_call_in(const struct diagnosis *diagnosis, uint32_t frame);

/* The legs of the call with that Call-ID, as far as the capture was read; NULL where it has one. */
const struct call_legs *diagnosis_legs(const struct diagnosis *diagnosis, const char *call_id);

/* Whether a frame of that time may have an ICMP error about a request that was read: most need no
 * look. */
bool diagnosis_awaits_quoted(const struct diagnosis *diagnosis, int64_t time);

/* Takes a request that an ICMP error quotes, in its order. Returns what is to be told of it, as
 * above; NULL where it is not certain which one it is. */
const struct result *diagnosis_read_quoted(struct diagnosis *diagnosis,
                                           const struct quoted *quoted);

/* What the capture as it was read so far, up to a frame of the time `end`, shows about the requests
 * of an earlier frame that could not be known then. NULL for nothing. Valid until the next call. */
const struct result *diagnosis_later(struct diagnosis *diagnosis, uint32_t frame, int64_t end);

/* Calls `visit` with what is told so of each request of the capture, in the order of frames. */
void diagnosis_each_later(struct diagnosis *diagnosis, int64_t end,
                          void (*visit)(const struct result *result, void *data), void *data);

/* Adds what happened in the capture as it was read so far to an empty summary, as its file 0. Texts
 * are in the language chosen. What diagnosis_later() returned is valid no longer. */
void diagnosis_summarize(struct diagnosis *diagnosis, const struct census_scope *scope,
                         struct summary *summary);

/* Adds the ladder of the call with that Call-ID, its other legs included; false where there is
 * none. `call_id` is whole, or as results have it. */
bool diagnosis_ladder(struct diagnosis *diagnosis, const struct census_scope *scope,
                      const char *call_id, struct summary *summary);

#endif
