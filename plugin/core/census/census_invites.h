/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The INVITEs outside of dialogs, at all hops, each with its attempt. */

#ifndef SIPCODE_CENSUS_INVITES_H
#define SIPCODE_CENSUS_INVITES_H

#include "transaction.h"

#include <glib.h>

/* Of an attempt that is not known so far. */
#define NO_CALL UINT32_MAX

struct census_invite {
    const struct transaction *transaction;
    uint32_t call; /* place of its attempt */
    bool is_first; /* at the first hop that was seen */
    bool is_scan;
};

/* Puts them in the order of frames. */
void census_invites_sort(GArray *invites);

/* The one of a call that came in a frame; NULL for none. They are in the order of frames. */
const struct census_invite *census_invites_find(const GArray *invites, uint32_t frame,
                                                const char *call_id);

/* Puts those of an attempt together that went from one host, whatever its port, to another one;
 * each such way in the order of frames. */
void census_invites_sort_ways(GArray *invites);

/* How many of one way there are from that place on. They are sorted by ways. */
unsigned census_invites_count_way(const GArray *invites, unsigned place);

/* Hash of the From tag. */
uint32_t census_invite_tag(const struct transaction *invite);

#endif
