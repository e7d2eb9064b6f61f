/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The messages of one ladder, while they are gathered. */

#ifndef SIPCODE_CENSUS_RUNGS_H
#define SIPCODE_CENSUS_RUNGS_H

#include "census_work.h"

/* A message with its copies: a request, an ACK or a response. */
struct rung {
    int64_t time; /* of the first copy; -1 where that is not known so far */
    int64_t last; /* of the last one */
    const struct endpoint *source;
    const struct endpoint *destination;
    const char *method;
    const struct result *told; /* of it; NULL for nothing */
    uint32_t frame;
    uint32_t copies;
    uint32_t request_frame; /* of a response: number of that of its request; 0 for none */
    uint16_t code;          /* 0 of a request */
};

struct rungs;

struct rungs *rungs_new(void);
void rungs_free(struct rungs *rungs);

/* Takes a request with its ACK. All come before what is told. */
void rungs_take(struct rungs *rungs, const struct census *census, struct request *request);

/* Takes what is told of a response, or of a request that was taken. */
void rungs_note(struct rungs *rungs, const struct result *result);

/* All, struct rung each, owned by `rungs`: in order of time, and of frames where the clock was set
 * back among them, in one of those frames, uint32_t each. */
GArray *rungs_sorted(struct rungs *rungs, const GArray *clock_steps);

#endif
