/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A capture while it is summed up. All is computed when it is asked for, from what is kept anyway.
 */

#ifndef SIPCODE_CENSUS_WORK_H
#define SIPCODE_CENSUS_WORK_H

#include "census_scope.h"
#include "record.h"
#include "summary.h"

#include <glib.h>

struct census_calls;
struct census_doubts;
struct census_registers;
struct census_scans;
struct drafts;

struct census {
    const struct record *record;
    const struct census_scope *scope;
    const struct result *const *later; /* what only the end shows, in the order of frames */
    size_t later_count;
    struct summary *summary;
    struct census_calls *calls;
    struct census_scans *scans;
    struct census_registers *registers;
    struct census_doubts *doubts;
    struct drafts *drafts; /* ladders that are made now */
    GHashTable *causes;    /* those that are told, each a hash, owned */
};

/* Whether what is of a frame is wanted: nothing is of one that a read filter left out. */
static inline bool census_wants(const struct census *census, uint32_t frame)
{
    if (frames_number_of(census->record->frames, frame) < 0)
        return false;
    return !census->scope->is_wanted || census->scope->is_wanted(frame, census->scope->data);
}

/* The number of a frame, as users see it; 0 for one that is left out. */
static inline uint32_t census_number(const struct census *census, uint32_t frame)
{
    return (uint32_t)MAX(frames_number_of(census->record->frames, frame), 0);
}

/* Fills the summary. */
void census_summarize(struct census *census);

/* Calls `visit` with each result, in the order of frames: those told so far, then those that only
 * the end shows. */
void census_each_result(struct census *census,
                        void (*visit)(struct census *census, const struct result *result));

/* What was told of the response with that code in a frame, of a call; NULL for none. */
const struct result *census_response(const struct census *census, uint32_t frame,
                                     const char *call_id, unsigned code);

/* What only the end of the capture shows of a request; NULL for nothing. */
const struct result *census_later(const struct census *census, const struct request *request);

/* Whether the capture goes on for as long as a client waits, after a frame that came at that time.
 */
bool census_waited(const struct census *census, uint32_t frame, int64_t time);

/* Whether nothing answered a request in that time, and nothing shows that it was answered all the
 * same. */
bool census_is_silent(const struct census *census, const struct transaction *transaction);

#endif
