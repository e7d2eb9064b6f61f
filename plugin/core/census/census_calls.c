/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts to call. */

#include "census_calls.h"

#include "attempt.h"
#include "census_fault.h"
#include "hash.h"
#include "timers.h"

/* What comes as long after the last message of an attempt is another one. */
#define PAUSE_MAX (600 * SECOND)

struct census_calls {
    GArray *invites;     /* struct census_invite; in the order of frames, once they are grouped */
    GArray *calls;       /* struct census_call */
    GHashTable *by_call; /* from Call-ID, of which there is one text, to the place of the first
                            one with it, from 1 */
    GHashTable *by_tag; /* from a hash of Call-ID and From tag, owned, where the first one with that
                           Call-ID has another tag, to the place of the last one, from 1 */
};

struct census_calls *census_calls_new(void)
{
    struct census_calls *calls = g_new(struct census_calls, 1);

    calls->invites = g_array_new(FALSE, FALSE, sizeof(struct census_invite));
    calls->calls = g_array_new(FALSE, FALSE, sizeof(struct census_call));
    calls->by_call = g_hash_table_new(NULL, NULL);
    calls->by_tag = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return calls;
}

void census_calls_free(struct census_calls *calls)
{
    g_array_unref(calls->invites);
    g_array_unref(calls->calls);
    g_hash_table_unref(calls->by_call);
    g_hash_table_unref(calls->by_tag);
    g_free(calls);
}

void census_calls_take(struct census_calls *calls, const struct transaction *invite, bool is_first,
                       bool is_scan)
{
    const struct census_invite taken = {
        .transaction = invite, .call = NO_CALL, .is_first = is_first, .is_scan = is_scan};

    g_array_append_val(calls->invites, taken);
}

static struct census_call *call_at(const struct census_calls *calls, uint32_t place)
{
    return &g_array_index(calls->calls, struct census_call, place);
}

/* The first one with a Call-ID; NULL for none. */
static struct census_call *find_first(const struct census_calls *calls, const char *call_id)
{
    uint32_t place = GPOINTER_TO_UINT(g_hash_table_lookup(calls->by_call, call_id));

    return place != 0 ? call_at(calls, place - 1) : NULL;
}

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

static uint32_t place_of(const struct census_calls *calls, const struct census_call *call)
{
    return (uint32_t)(call - call_at(calls, 0));
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

/* Whether it had begun in a frame. */
static bool had_begun(const struct census_call *call, uint32_t frame)
{
    return call->first->request->frame <= frame;
}

/* The attempt with the Call-ID of `first` which had begun last in that frame; NULL for none. Frames
 * come in their order, mostly, so the one that was looked for last is near. */
static struct census_call *find_latest(const struct census_calls *calls, struct census_call *first,
                                       uint32_t frame)
{
    if (!had_begun(first, frame))
        return NULL;
    struct census_call *call = call_at(calls, first->at);
    if (!had_begun(call, frame))
        call = first;
    while (call->next != 0 && had_begun(call_at(calls, call->next - 1), frame))
        call = call_at(calls, call->next - 1);
    first->at = place_of(calls, call);
    return call;
}

/* The INVITE that something is told of; NULL where that is none. */
static const struct census_invite *find_invite(const struct census *census,
                                               const struct result *result)
{
    uint32_t frame = result->frame;

    if (result->outcome == OUTCOME_ENDED)
        frame = result->rare->invite_frame;
    else if (!result->is_request && result->request_frame != 0)
        frame = frames_count_of(census->record->frames, result->request_frame);
    return census_invites_find(census->calls->invites, frame, result->call_id);
}

/* The attempt that something is told of; NULL for none. */
static struct census_call *find(const struct census *census, const struct result *result)
{
    const struct census_calls *calls = census->calls;
    struct census_call *first = find_first(calls, result->call_id);
    const struct census_invite *invite =
        first && first->next != 0 ? find_invite(census, result) : NULL;

    if (invite && invite->call != NO_CALL)
        return call_at(calls, invite->call);
    return first ? find_latest(calls, first, result->frame) : NULL;
}

/* A call that was answered was, whatever another branch of it says; else the last word counts. What
 * only the end shows is of the frame of its request. */
static void note_outcome(const struct census *census, struct census_call *call,
                         const struct result *result)
{
    if (call->outcome == OUTCOME_ANSWERED ||
        (result->outcome != OUTCOME_ANSWERED && call->decisive &&
         call->decisive->frame > result->frame))
        return;
    const struct census_invite *invite = find_invite(census, result);
    call->outcome = result->outcome;
    call->decisive = result;
    call->decided = invite ? invite->transaction : call->last;
}

/* Of several dialogs of a call the one that was used is that which lasted. */
static void note_end(struct census_call *call, const struct result *result)
{
    if (result->rare->call_time <= call->duration)
        return;
    call->duration = result->rare->call_time;
    call->ended_by = result->ended_by;
}

static void note_fault(struct census_call *call, const struct result *result)
{
    const struct finding *fault = census_fault(result);

    if (fault && (!call->trouble || fault->severity > census_fault(call->trouble)->severity))
        call->trouble = result;
}

/* From its first INVITE, whatever other servers said before. */
static int64_t delay_of(const struct census *census, const struct census_call *call,
                        const struct result *result)
{
    const struct census_invite *invite = find_invite(census, result);

    return invite ? invite->transaction->request->time + result->response_time -
                        call->first->request->time
                  : result_delay(result);
}

void census_calls_note(struct census *census, const struct result *result)
{
    struct census_call *call = find(census, result);

    if (!call || result->is_reported)
        return;
    if (result->has_delay && result->code < 300 && call->delay < 0)
        call->delay = delay_of(census, call, result);
    if (result->outcome == OUTCOME_ENDED)
        note_end(call, result);
    else if (result->outcome != OUTCOME_NONE)
        note_outcome(census, call, result);
    if (result->finding_count > 0)
        note_fault(call, result);
}

void census_calls_each(struct census *census,
                       void (*visit)(struct census *census, struct census_call *call))
{
    for (unsigned i = 0; i < census->calls->calls->len; i++)
        visit(census, call_at(census->calls, i));
}

void census_calls_each_way(struct census *census,
                           void (*visit)(struct census *census, const struct census_call *call,
                                         const struct census_invite *tries, unsigned count))
{
    const struct census_calls *calls = census->calls;
    GArray *invites = calls->invites;

    census_invites_sort_ways(invites);
    for (unsigned i = 0, count; i < invites->len; i += count) {
        const struct census_invite *tries = &g_array_index(invites, struct census_invite, i);

        count = census_invites_count_way(invites, i);
        if (tries->call != NO_CALL)
            visit(census, call_at(calls, tries->call), tries, count);
    }
}

bool census_calls_know(const struct census_calls *calls, const char *call_id)
{
    return find_first(calls, call_id) != NULL;
}

bool census_calls_wait(const struct census_calls *calls, const char *call_id)
{
    const struct census_call *call = find_first(calls, call_id);

    return call && call->answered_frame == 0;
}
