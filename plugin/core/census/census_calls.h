/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts to call: the INVITEs of each, and what was told of them. */

#ifndef SIPCODE_CENSUS_CALLS_H
#define SIPCODE_CENSUS_CALLS_H

#include "census_invites.h"
#include "census_work.h"

/* Who got an INVITE of an attempt: so many are kept. */
#define CENSUS_RECEIVERS_MAX 4

/* The INVITEs outside of dialogs with one Call-ID and From tag, at the first hop that was seen:
 * sent again for a challenge, a redirection, a session interval, or to another server (RFC 3261
 * sections 8.1.3.4 and 8.1.3.5). census_kin.c says which are of another one. */
struct census_call {
    const struct transaction *first; /* of its INVITEs */
    const struct transaction *last;
    const struct result *decisive; /* that told the outcome; NULL for none */
    const struct result *trouble;  /* where something went wrong in an answered call; NULL if not */
    const struct transaction *decided; /* the INVITE that this was told of, else the last one */
    int64_t delay;                     /* nanoseconds, as the next ones; -1 where there is none */
    int64_t heard; /* the same to a DATAGRAM_TICK, also of an INVITE that went several ways */
    int64_t duration;
    const struct endpoint *receivers[CENSUS_RECEIVERS_MAX]; /* the first ones */
    uint32_t next;     /* place of the one after it with its Call-ID, from 1; 0 for none */
    uint32_t previous; /* likewise of the one before it */
    uint32_t at;   /* of the first one with a Call-ID: place of that which was looked for last */
    uint32_t same; /* likewise: place of the last one with the same From tag */
    uint32_t answered_frame; /* of the first 2xx, at any hop; 0 for none */
    uint8_t outcome;         /* enum call_outcome; OUTCOME_NONE while nothing tells */
    uint8_t ended_by;        /* enum call_ender */
    uint8_t receiver_count;
    bool has_rung;
    bool is_scan;
};

struct census_calls *census_calls_new(void);
void census_calls_free(struct census_calls *calls);

/* Takes an INVITE, at the first hop or behind it, in any order; then they are grouped. */
void census_calls_take(struct census_calls *calls, const struct transaction *invite, bool is_first,
                       bool is_scan);
void census_calls_group(struct census_calls *calls);

/* Notes what is told of a call; results come as census_each_result() has them. */
void census_calls_note(struct census *census, const struct result *result);

/* Calls `visit` with each attempt, in the order of their first INVITEs. */
void census_calls_each(struct census *census,
                       void (*visit)(struct census *census, struct census_call *call));

/* Calls `visit` with each attempt and its INVITEs from one host to another, `count` of them, in the
 * order of frames. Afterwards nothing is noted any more. */
void census_calls_each_way(struct census *census,
                           void (*visit)(struct census *census, const struct census_call *call,
                                         const struct census_invite *tries, unsigned count));

/* Whether one with that Call-ID, as it is kept, was seen, and no 2xx to it. */
bool census_calls_wait(const struct census_calls *calls, const char *call_id);

/* Whether an attempt with that Call-ID, as it is kept, was seen. */
bool census_calls_know(const struct census_calls *calls, const char *call_id);

#endif
