/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An attempt to call is added to the summary. */

#include "census_add.h"

#include "attempt.h"
#include "census_cause.h"
#include "hash.h"
#include "timers.h"

/* Whether the last response only asks for another INVITE, with credentials or another interval,
 * which did not come. */
static bool is_left(const struct census_call *call)
{
    return call->outcome == OUTCOME_NONE && attempt_is_asked_again(call->last->final_code);
}

/* Whether it went on after what was told, to an end that is not seen. */
static bool is_going_on(const struct census_call *call)
{
    return call->decisive && call->outcome != OUTCOME_ANSWERED && call->last->final_code == 0 &&
           call->last->request->frame > call->decisive->frame;
}

/* Of a final response that was captured before its INVITE, as by another interface: nothing was
 * told of it when it was read. */
static enum call_outcome judge_early(const struct transaction *last)
{
    if (transaction_was_accepted(last))
        return OUTCOME_ANSWERED;
    if (last->final_code / 100 == 3 || last->final_code == 487)
        return OUTCOME_UNKNOWN;
    return attempt_judge(last, last->final_code);
}

/* A client that had the time to send it was refused. */
static enum call_outcome judge_end(const struct census *census, const struct census_call *call)
{
    const struct transaction *last = call->last;

    if (call->outcome != OUTCOME_NONE)
        return call->outcome;
    if (last->final_code != 0 && last->final_frame <= last->request->frame &&
        !attempt_is_asked_again(last->final_code))
        return judge_early(last);
    return is_left(call) && census_waited(census, last->final_frame, datagram_time(&last->final))
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
    struct request *request = call->first->request;

    return (struct summary_call){
        .start = request->time,
        .delay = call->delay >= 0 ? call->delay : call->heard,
        .duration = call->duration,
        .call_id = request->call_id,
        .caller = request_inviting(request)->caller,
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

/* Whether an attempt that has no end is cut by that of the capture: no client waits longer. */
static bool is_cut(const struct census *census, const struct census_call *call)
{
    const struct transaction *last = call->last;
    int64_t sent = datagram_time(&last->request->last);
    int64_t until = frames_seen_until(census->record->frames, last->request->frame);

    if (last->final_code != 0)
        return is_left(call);
    if (last->progress)
        sent = MAX(sent, datagram_time(&last->progress->provisional));
    return until - sent < (last->has_response ? SIP_TIMER_C : SIP_TIMEOUT);
}

/* Texts are made of the first one with a cause only. */
static bool is_new(struct census *census, const struct summary_call *call, const char *label)
{
    uint64_t hash = hash_mix(hash_of(0, slice_of(call->cause)), call->outcome);

    hash = hash_mix(hash_of(hash, slice_of(call->host)), call->code);
    hash = hash_of(hash, slice_of(label));
    if (!call->cause || g_hash_table_contains(census->causes, &hash))
        return false;
    g_hash_table_add(census->causes, g_memdup2(&hash, sizeof(hash)));
    return true;
}

static void add_described(struct census *census, const struct summary_call *call,
                          const struct census_cause *cause)
{
    g_autofree char *label = census_cause_label(cause), *text = NULL, *remedy = NULL;

    if (!call->is_scan && is_new(census, call, label))
        census_cause_tell(cause, &text, &remedy);
    const struct summary_cause texts = {.label = label, .text = text, .remedy = remedy};
    summary_add_call(census->summary, call, &texts);
}

void census_add_call(struct census *census, struct census_call *call)
{
    if (!census_wants(census, call->first->request->frame))
        return;
    if (is_going_on(call)) {
        call->outcome = OUTCOME_NONE;
        call->decisive = NULL;
        call->decided = call->last;
    }
    enum call_outcome outcome = judge_end(census, call);
    bool is_open = outcome == OUTCOME_UNKNOWN && is_cut(census, call);
    call->outcome = (uint8_t)outcome;
    struct summary_call described = describe(census, call);
    struct census_cause cause = census_cause_of(census, call);
    const struct result *told = cause.result ? cause.result : call->decisive;
    g_autofree char *id = census_cause_id(&cause);
    described.cause = id;
    if (told) {
        described.host = endpoint_name(census_host(census, call, told));
        described.decided_frame = census_number(census, told->frame);
    }
    census->summary->doubts[DOUBT_OPEN_AT_END] += is_open && !call->is_scan;
    census->summary->doubts[DOUBT_HOPS_FORGOTTEN] +=
        !call->is_scan && census_is_partial(census, call);
    add_described(census, &described, &cause);
}
