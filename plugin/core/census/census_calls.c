/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts to call. */

#include "census_calls.h"

#include "census_fault.h"
#include "timers.h"

/* What comes as long after the last message of an attempt is another one. */
#define PAUSE_MAX (600 * SECOND)

struct invite {
    const struct transaction *transaction;
    uint32_t call; /* place of its attempt */
    bool is_scan;
};

struct census_calls {
    GArray *invites;     /* in the order of frames, once they are grouped */
    GArray *calls;       /* struct census_call */
    GHashTable *by_call; /* from Call-ID, of which there is one text, to the place of the first
                            one with it, from 1 */
};

struct census_calls *census_calls_new(void)
{
    struct census_calls *calls = g_new(struct census_calls, 1);

    calls->invites = g_array_new(FALSE, FALSE, sizeof(struct invite));
    calls->calls = g_array_new(FALSE, FALSE, sizeof(struct census_call));
    calls->by_call = g_hash_table_new(NULL, NULL);
    return calls;
}

void census_calls_free(struct census_calls *calls)
{
    g_array_unref(calls->invites);
    g_array_unref(calls->calls);
    g_hash_table_unref(calls->by_call);
    g_free(calls);
}

void census_calls_take(struct census_calls *calls, const struct transaction *invite, bool is_scan)
{
    const struct invite taken = {.transaction = invite, .is_scan = is_scan};

    g_array_append_val(calls->invites, taken);
}

static int compare(const void *a, const void *b)
{
    const struct request *first = ((const struct invite *)a)->transaction->request;
    const struct request *second = ((const struct invite *)b)->transaction->request;
    int order = (first->frame > second->frame) - (first->frame < second->frame);

    return order != 0 ? order : g_strcmp0(first->call_id, second->call_id);
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

static int64_t time_of_last(const struct transaction *invite)
{
    int64_t sent = datagram_time(&invite->request->last);

    return invite->final_code != 0 ? MAX(sent, datagram_time(&invite->final)) : sent;
}

static bool is_of(const struct census_call *call, const struct transaction *invite)
{
    return invite->request->time - time_of_last(call->last) <= PAUSE_MAX;
}

/* Adds an attempt behind those with its Call-ID, of which `first` is the first one. Returns its
 * place. */
static uint32_t add(struct census_calls *calls, struct census_call *first,
                    const struct transaction *invite)
{
    uint32_t place = calls->calls->len;
    const struct census_call call = {
        .first = invite, .last = invite, .delay = -1, .duration = -1, .at = place};

    if (first) {
        call_at(calls, first->at)->next = place + 1;
        first->at = place;
    } else {
        g_hash_table_insert(calls->by_call, (void *)invite->request->call_id,
                            GUINT_TO_POINTER(place + 1));
    }
    g_array_append_val(calls->calls, call);
    return place;
}

static void join(struct census_calls *calls, struct invite *invite)
{
    const struct transaction *transaction = invite->transaction;
    struct census_call *first = find_first(calls, transaction->request->call_id);

    invite->call = first && is_of(call_at(calls, first->at), transaction)
                       ? first->at
                       : add(calls, first, transaction);
    struct census_call *call = call_at(calls, invite->call);
    call->last = transaction;
    call->is_scan |= invite->is_scan;
    call->has_rung |= progress_has_rung(transaction);
}

void census_calls_group(struct census_calls *calls)
{
    g_array_sort(calls->invites, compare);
    for (unsigned i = 0; i < calls->invites->len; i++)
        join(calls, &g_array_index(calls->invites, struct invite, i));
}

/* Whether it had begun in a frame. */
static bool had_begun(const struct census_call *call, uint32_t frame)
{
    return call->first->request->frame <= frame;
}

/* The attempt with that Call-ID which had begun last in that frame; NULL for none. Frames come in
 * their order, mostly, so the one that was looked for last is near. */
static struct census_call *find(const struct census_calls *calls, const char *call_id,
                                uint32_t frame)
{
    struct census_call *first = find_first(calls, call_id);

    if (!first || !had_begun(first, frame))
        return NULL;
    struct census_call *call = call_at(calls, first->at);
    if (!had_begun(call, frame))
        call = first;
    while (call->next != 0 && had_begun(call_at(calls, call->next - 1), frame))
        call = call_at(calls, call->next - 1);
    first->at = (uint32_t)(call - call_at(calls, 0));
    return call;
}

/* The INVITE of a call that came in a frame; NULL for none. */
static const struct request *find_invite(const struct census_calls *calls, uint32_t frame,
                                         const char *call_id)
{
    const struct invite *invites = (const struct invite *)(void *)calls->invites->data;
    unsigned low = 0, high = calls->invites->len;

    while (low < high) {
        unsigned middle = low + (high - low) / 2;

        if (invites[middle].transaction->request->frame < frame)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < calls->invites->len && invites[low].transaction->request->frame == frame; low++) {
        if (invites[low].transaction->request->call_id == call_id)
            return invites[low].transaction->request;
    }
    return NULL;
}

/* A call that was answered was, whatever another branch of it says; else the last word counts. What
 * only the end shows is of the frame of its request. */
static void note_outcome(struct census_call *call, const struct result *result)
{
    if (call->outcome == OUTCOME_ANSWERED ||
        (result->outcome != OUTCOME_ANSWERED && call->decisive &&
         call->decisive->frame > result->frame))
        return;
    call->outcome = result->outcome;
    call->decisive = result;
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

    if (fault && (!call->fault || fault->severity > call->fault->severity)) {
        call->fault = fault;
        call->trouble = result;
    }
}

/* From its first INVITE, whatever other servers said before. */
static int64_t delay_of(const struct census *census, const struct census_call *call,
                        const struct result *result)
{
    uint32_t frame = frames_count_of(census->record->frames, result->request_frame);
    const struct request *request = find_invite(census->calls, frame, result->call_id);

    return request && result->request_frame != 0
               ? request->time + result->response_time - call->first->request->time
               : result_delay(result);
}

void census_calls_note(struct census *census, const struct result *result)
{
    struct census_call *call = find(census->calls, result->call_id, result->frame);

    if (!call || result->is_reported)
        return;
    if (result->has_delay && result->code < 300 && call->delay < 0)
        call->delay = delay_of(census, call, result);
    if (result->outcome == OUTCOME_ENDED)
        note_end(call, result);
    else if (result->outcome != OUTCOME_NONE)
        note_outcome(call, result);
    if (result->finding_count > 0)
        note_fault(call, result);
}

void census_calls_each(struct census *census,
                       void (*visit)(struct census *census, struct census_call *call))
{
    for (unsigned i = 0; i < census->calls->calls->len; i++)
        visit(census, call_at(census->calls, i));
}

void census_calls_each_invite(struct census *census,
                              void (*visit)(struct census *census, const struct census_call *call,
                                            const struct transaction *invite))
{
    const struct census_calls *calls = census->calls;

    for (unsigned i = 0; i < calls->invites->len; i++) {
        const struct invite *invite = &g_array_index(calls->invites, struct invite, i);

        visit(census, call_at(calls, invite->call), invite->transaction);
    }
}

bool census_calls_know(const struct census_calls *calls, const char *call_id)
{
    return find_first(calls, call_id) != NULL;
}
