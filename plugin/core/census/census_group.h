/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which INVITEs are of one attempt. */

#ifndef SIPCODE_CENSUS_GROUP_H
#define SIPCODE_CENSUS_GROUP_H

#include "census_calls.h"

struct census_calls {
    GArray *invites;     /* struct census_invite; in the order of frames, once they are grouped */
    GArray *calls;       /* struct census_call */
    GHashTable *by_call; /* from Call-ID, of which there is one text, to the place of the first
                            one with it, from 1 */
    GHashTable *by_tag; /* from a hash of Call-ID and From tag, owned, where the first one with that
                           Call-ID has another tag, to the place of the last one, from 1 */
};

static inline struct census_call *call_at(const struct census_calls *calls, uint32_t place)
{
    return &g_array_index(calls->calls, struct census_call, place);
}

/* The first one with a Call-ID; NULL for none. */
static inline struct census_call *find_first(const struct census_calls *calls, const char *call_id)
{
    uint32_t place = GPOINTER_TO_UINT(g_hash_table_lookup(calls->by_call, call_id));

    return place != 0 ? call_at(calls, place - 1) : NULL;
}

static inline uint32_t place_of(const struct census_calls *calls, const struct census_call *call)
{
    return (uint32_t)(call - call_at(calls, 0));
}

#endif
