/* SPDX-License-Identifier: GPL-2.0-or-later */
/* INVITEs are put together to attempts, by Call-ID, From tag and time. */

#include "census_group.h"

#include "census_kin.h"
#include "hash.h"

/* How many attempts with one Call-ID are looked at for that which an INVITE is of. */
#define CANDIDATES_MAX 8

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

/* Adds an attempt behind those with its Call-ID. Returns its place. */
static uint32_t add(struct census_calls *calls, const struct transaction *invite)
{
    struct census_call *first = find_first(calls, invite->request->call_id);
    uint32_t place = calls->calls->len;
    const struct census_call call = {.first = invite,
                                     .delay = -1,
                                     .heard = -1,
                                     .duration = -1,
                                     .previous = first ? first->at + 1 : 0,
                                     .at = place,
                                     .same = place};

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

/* The attempt with its Call-ID that an INVITE with another From tag is of, the surest of the last
 * ones; `*kin` tells how. */
static struct census_call *find_kin(const struct census_calls *calls,
                                    const struct transaction *invite, enum census_kin *kin)
{
    const struct census_call *first = find_first(calls, invite->request->call_id);
    struct census_call *found = NULL;
    uint32_t place = first ? first->at + 1 : 0;

    *kin = KIN_NONE;
    for (unsigned i = 0; i < CANDIDATES_MAX && place != 0; i++) {
        struct census_call *call = call_at(calls, place - 1);
        enum census_kin this = census_kin(call, invite);

        if (this > *kin) {
            *kin = this;
            found = call;
        }
        place = call->previous;
    }
    return found;
}

/* What one is with the From tag of a retry, or of a host that sends the call on. */
static enum census_kin kin_of_same(const struct census_call *call, const struct transaction *invite)
{
    return census_invite_tag(call->first) != census_invite_tag(invite) &&
                   !census_is_from(call, invite)
               ? KIN_SENT_ON
               : KIN_RETRY;
}

/* The place of the attempt that an INVITE at the first hop is of. */
static uint32_t find_or_add(struct census_calls *calls, const struct transaction *invite,
                            enum census_kin *kin)
{
    const struct census_call *call = find_same(calls, invite);

    if (call && !census_is_late(call, invite) && !census_is_redial(call, invite)) {
        *kin = kin_of_same(call, invite);
        return place_of(calls, call);
    }
    call = call ? NULL : find_kin(calls, invite, kin);
    if (!call) {
        *kin = KIN_RETRY;
        return add(calls, invite);
    }
    note_same(calls, invite, place_of(calls, call));
    return place_of(calls, call);
}

static void join(struct census_calls *calls, struct census_invite *invite)
{
    enum census_kin kin;

    invite->call = find_or_add(calls, invite->transaction, &kin);
    struct census_call *call = call_at(calls, invite->call);
    census_note_receiver(call, invite->transaction->request->destination);
    if (kin == KIN_CAME_FROM) {
        call->first = invite->transaction;
        call->has_rung = false;
    } else if (kin != KIN_RETRY) {
        return;
    }
    call->last = call->decided = invite->transaction;
    call->is_scan |= invite->is_scan;
    call->has_rung |= progress_has_rung(invite->transaction);
}

/* That of the request which it was sent on from, mostly: the last one so far. */
static void join_behind(struct census_calls *calls, struct census_invite *invite)
{
    struct census_call *call = find_same(calls, invite->transaction);

    if (!call)
        return;
    invite->call = place_of(calls, call);
    census_note_receiver(call, invite->transaction->request->destination);
}

/* When the caller was told first that the call goes on, whatever branch of it told so. */
static void note_heard(struct census_call *call, const struct transaction *invite)
{
    int64_t delay = progress_delay(invite);

    if (delay < 0 || !census_is_from(call, invite))
        return;
    delay += invite->request->time - call->first->request->time;
    call->heard = call->heard < 0 ? delay : MIN(call->heard, delay);
}

static void note_responses(struct census_calls *calls, const struct census_invite *invite)
{
    struct census_call *call = invite->call != NO_CALL ? call_at(calls, invite->call) : NULL;
    uint32_t frame = invite->transaction->final_frame;

    if (call)
        note_heard(call, invite->transaction);
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
        note_responses(calls, invite);
    }
}
