/* SPDX-License-Identifier: GPL-2.0-or-later */
/* INVITEs are put together to attempts, by Call-ID, From tag and time. */

#include "census_group.h"

#include "attempt.h"
#include "hash.h"
#include "timers.h"

/* What comes as long after the last message of an attempt is another one. */
#define PAUSE_MAX (600 * SECOND)

static uint64_t hash_tag(const struct transaction *invite)
{
    return hash_mix((uintptr_t)invite->request->call_id, census_invite_tag(invite));
}

/* The last one with the Call-ID and From tag of an INVITE; NULL for none. */
static struct census_call *find_same(const struct census_calls *calls,
                                     const struct transaction *invite)
{
    const struct census_call *first = find_first(calls, invite->request->call_id);

    if (first && census_invite_tag(first->first) == census_invite_tag(invite))
        return call_at(calls, first->same);
    uint64_t hash = hash_tag(invite);
    uint32_t place = GPOINTER_TO_UINT(g_hash_table_lookup(calls->by_tag, &hash));
    return place != 0 ? call_at(calls, place - 1) : NULL;
}

/* From now on INVITEs with its Call-ID and From tag are of the attempt at that place. */
static void note_same(struct census_calls *calls, const struct transaction *invite, uint32_t place)
{
    struct census_call *first = find_first(calls, invite->request->call_id);
    uint64_t hash = hash_tag(invite);

    if (census_invite_tag(first->first) == census_invite_tag(invite))
        first->same = place;
    else
        g_hash_table_insert(calls->by_tag, g_memdup2(&hash, sizeof(hash)),
                            GUINT_TO_POINTER(place + 1));
}

static int64_t time_of_last(const struct transaction *invite)
{
    int64_t sent = datagram_time(&invite->request->last);

    return invite->final_code != 0 ? MAX(sent, datagram_time(&invite->final)) : sent;
}

static bool is_late(const struct census_call *call, const struct transaction *invite)
{
    return invite->request->time - time_of_last(call->last) > PAUSE_MAX;
}

static bool is_from_elsewhere(const struct census_call *call, const struct transaction *invite)
{
    return !endpoint_same_host(call->first->request->source, invite->request->source);
}

/* Whether an INVITE with another From tag is of an attempt all the same. */
static bool is_other_of(const struct census_call *call, const struct transaction *invite)
{
    const struct transaction *last = call->last;
    bool is_open = last->final_code == 0 || last->final_frame > invite->request->frame;

    if (is_late(call, invite))
        return false;
    if (is_from_elsewhere(call, invite))
        return is_open;
    return !is_open && attempt_is_asked_again(last->final_code) &&
           invite->request->credential_count > 0;
}

/* Adds an attempt behind those with its Call-ID. Returns its place. */
static uint32_t add(struct census_calls *calls, const struct transaction *invite)
{
    struct census_call *first = find_first(calls, invite->request->call_id);
    uint32_t place = calls->calls->len;
    const struct census_call call = {
        .first = invite, .delay = -1, .duration = -1, .at = place, .same = place};

    if (first) {
        call_at(calls, first->at)->next = place + 1;
        first->at = place;
    } else {
        g_hash_table_insert(calls->by_call, (void *)invite->request->call_id,
                            GUINT_TO_POINTER(place + 1));
    }
    g_array_append_val(calls->calls, call);
    note_same(calls, invite, place);
    return place;
}

/* The place of the attempt that an INVITE at the first hop is of. */
static uint32_t find_or_add(struct census_calls *calls, const struct transaction *invite)
{
    const struct census_call *same = find_same(calls, invite);
    const struct census_call *first = find_first(calls, invite->request->call_id);

    if (same && !is_late(same, invite))
        return place_of(calls, same);
    if (!same && first && is_other_of(call_at(calls, first->at), invite)) {
        note_same(calls, invite, first->at);
        return first->at;
    }
    return add(calls, invite);
}

static void join(struct census_calls *calls, struct census_invite *invite)
{
    const struct transaction *transaction = invite->transaction;

    invite->call = find_or_add(calls, transaction);
    struct census_call *call = call_at(calls, invite->call);
    if (census_invite_tag(call->first) != census_invite_tag(transaction) &&
        is_from_elsewhere(call, transaction)) {
        invite->is_first = false;
        return;
    }
    call->last = call->decided = transaction;
    call->is_scan |= invite->is_scan;
    call->has_rung |= progress_has_rung(transaction);
}

/* That of the request which it was sent on from, mostly: the last one so far. */
static void join_behind(struct census_calls *calls, struct census_invite *invite)
{
    const struct census_call *call = find_same(calls, invite->transaction);

    if (call)
        invite->call = place_of(calls, call);
}

static void note_answered(struct census_calls *calls, const struct census_invite *invite)
{
    struct census_call *call = invite->call != NO_CALL ? call_at(calls, invite->call) : NULL;
    uint32_t frame = invite->transaction->final_frame;

    if (call && transaction_was_accepted(invite->transaction) &&
        (call->answered_frame == 0 || frame < call->answered_frame))
        call->answered_frame = frame;
}

void census_calls_group(struct census_calls *calls)
{
    census_invites_sort(calls->invites);
    for (unsigned i = 0; i < calls->invites->len; i++) {
        struct census_invite *invite = &g_array_index(calls->invites, struct census_invite, i);

        if (invite->is_first)
            join(calls, invite);
        else
            join_behind(calls, invite);
    }
    /* One may have been captured before that which it was sent on from. */
    for (unsigned i = 0; i < calls->invites->len; i++) {
        struct census_invite *invite = &g_array_index(calls->invites, struct census_invite, i);

        if (invite->call == NO_CALL)
            join_behind(calls, invite);
        note_answered(calls, invite);
    }
}
