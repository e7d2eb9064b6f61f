/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A capture is summed up. */

#include "census_work.h"

#include "census_calls.h"
#include "census_cause.h"
#include "census_scans.h"
#include "hop.h"
#include "timers.h"

static void visit_chain(struct census *census, const struct result *result,
                        void (*visit)(struct census *census, const struct result *result))
{
    for (; result; result = result->rare->next)
        visit(census, result);
}

void census_each_result(struct census *census,
                        void (*visit)(struct census *census, const struct result *result))
{
    for (size_t i = 0; i < census->scope->count; i++)
        visit_chain(census, census->scope->results[i], visit);
    for (size_t i = 0; i < census->later_count; i++)
        visit(census, census->later[i]);
}

/* The first place in the results of a frame, or where it would be. */
static size_t find_frame(const struct census_scope *scope, uint32_t frame)
{
    size_t low = 0, high = scope->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (scope->results[middle]->frame < frame)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct result *census_response(const struct census *census, uint32_t frame,
                                     const char *call_id, unsigned code)
{
    const struct census_scope *scope = census->scope;

    for (size_t i = find_frame(scope, frame); i < scope->count; i++) {
        const struct result *result = scope->results[i];

        if (result->frame != frame)
            break;
        if (result->call_id == call_id && result->code == code && !result->is_reported)
            return result;
    }
    return NULL;
}

bool census_waited(const struct census *census, uint32_t frame, int64_t time)
{
    return frames_seen_until(census->record->frames, frame) - time >= SIP_TIMEOUT;
}

/* Requests outside of dialogs, at the first hop. */
static void take_transaction(const struct transaction *transaction, void *data)
{
    struct census *census = data;

    if (!transaction->request || transaction->request->has_to_tag ||
        !hop_is_first(census->record->transactions, transaction))
        return;
    bool is_scan = census_is_scan(census, transaction);
    if (is_scan && census_wants(census, transaction->request->frame))
        census_scans_add(census, transaction);
    if (transaction->is_invite)
        census_calls_take(census->calls, transaction, is_scan);
}

static void note_scan(struct census *census, const struct result *result)
{
    if (result->finding_count > 0)
        census_scans_note(census->scans, result);
}

static void note_result(struct census *census, const struct result *result)
{
    census_calls_note(census->calls, result);
}

/* A challenge, or a session interval that is too short, which the client had time to follow, ends
 * an attempt like a refusal. */
static enum call_outcome judge_end(const struct census *census, const struct census_call *call)
{
    const struct transaction *last = call->last;
    bool is_left = last->final_code == 401 || last->final_code == 407 || last->final_code == 422;

    if (call->outcome != OUTCOME_NONE)
        return call->outcome;
    return is_left && census_waited(census, last->final_frame, datagram_time(&last->final))
               ? OUTCOME_REFUSED
               : OUTCOME_UNKNOWN;
}

/* The leg before it, where the messages prove that; two calls at once may look like two legs. */
static const char *find_leg(const struct census *census, const char *call_id)
{
    const struct call_legs *legs = legs_of_call(census->record->legs, call_id);
    unsigned i = 1;

    while (legs && i < legs->count && legs->legs[i].call_id != call_id)
        i++;
    return legs && i < legs->count && legs->legs[i].proof != LEG_GUESS ? legs->legs[i - 1].call_id
                                                                       : NULL;
}

static struct summary_call describe(const struct census *census, const struct census_call *call)
{
    const struct request *request = call->first->request;

    return (struct summary_call){
        .start = request->time,
        .delay = call->delay,
        .duration = call->duration,
        .call_id = request->call_id,
        .callee = request->uri,
        .source = endpoint_name(request->source),
        .destination = endpoint_name(request->destination),
        .leg = find_leg(census, request->call_id),
        .frame = census_number(census, request->frame),
        .decided_frame = census_number(census, call->last->final_frame),
        .code = call->decisive ? call->decisive->code & 1023 : call->last->final_code,
        .outcome = call->outcome,
        .ended_by = call->ended_by,
        .has_rung = call->has_rung,
        .is_scan = call->is_scan,
    };
}

static void add_call(struct census *census, struct census_call *call)
{
    g_autofree char *id = NULL, *label = NULL, *text = NULL, *remedy = NULL;

    if (!census_wants(census, call->first->request->frame))
        return;
    call->outcome = (uint8_t)judge_end(census, call);
    struct summary_call described = describe(census, call);
    struct census_cause cause = census_cause_of(census, call);
    const struct result *told = cause.result ? cause.result : call->decisive;
    id = census_cause_id(&cause);
    described.cause = id;
    if (told) {
        described.host = endpoint_name(census_host(census, call, told));
        described.decided_frame = census_number(census, told->frame);
    }
    census_cause_tell(&cause, &label, &text, &remedy);
    summary_add_call(census->summary, &described,
                     &(struct summary_cause){.label = label, .text = text, .remedy = remedy});
}

/* Where an attempt was sent to, at first or next. */
static void count_invite(struct census *census, const struct census_call *call,
                         const struct transaction *invite)
{
    const struct request *request = invite->request;

    if (call->is_scan || !census_wants(census, call->first->request->frame))
        return;
    g_autofree char *source = summary_host(endpoint_name(request->source));
    struct summary_peer *peer =
        summary_peer(census->summary, source, endpoint_name(request->destination));
    peer->requests++;
    peer->repeated += request->copies - 1;
}

void census_summarize(struct census *census)
{
    census->calls = census_calls_new();
    census->scans = census_scans_new();
    census_each_result(census, note_scan);
    transactions_each(census->record->transactions, take_transaction, census);
    census_calls_group(census->calls);
    census_each_result(census, note_result);
    census_calls_each(census, add_call);
    census_calls_each_invite(census, count_invite);
    census_scans_tell(census);
    census_scans_free(census->scans);
    census_calls_free(census->calls);
}
