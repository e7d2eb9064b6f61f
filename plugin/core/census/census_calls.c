/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts to call. */

#include "census_calls.h"

#include "census_fault.h"
#include "census_group.h"
#include "census_kin.h"

#include <string.h>

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

/* Whether a fault says the same again of a later message, which knows more: its counts go on. */
static bool goes_on(const struct finding *fault, const struct result *result,
                    const struct finding *known, const struct result *trouble)
{
    return fault->severity == known->severity && result->frame > trouble->frame &&
           strcmp(finding_text_of(fault->form)->id, finding_text_of(known->form)->id) == 0;
}

/* The gravest one. */
static void note_fault(struct census_call *call, const struct result *result)
{
    const struct finding *fault = census_fault(result);
    const struct finding *known = call->trouble ? census_fault(call->trouble) : NULL;

    if (fault && (!known || fault->severity > known->severity ||
                  goes_on(fault, result, known, call->trouble)))
        call->trouble = result;
}

/* From its first INVITE, whatever other servers said before; nothing is heard at hosts that sent
 * the call on. */
static void note_delay(const struct census *census, struct census_call *call,
                       const struct result *result)
{
    const struct census_invite *invite = find_invite(census, result);

    if (!invite)
        call->delay = result_delay(result);
    else if (invite->transaction == call->first || census_is_from(call, invite->transaction))
        call->delay =
            invite->transaction->request->time + result->response_time - call->first->request->time;
}

void census_calls_note(struct census *census, const struct result *result)
{
    struct census_call *call = find(census, result);

    if (!call || result->is_reported)
        return;
    if (result->has_delay && result->code < 300 && call->delay < 0)
        note_delay(census, call, result);
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
