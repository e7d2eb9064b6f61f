/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What became of attempts to call between two hosts. */

#include "census_hops.h"

#include "attempt.h"
#include "progress.h"

/* Whether the client sent another INVITE of that attempt later on. */
static bool is_given_up(const struct census_call *call, const struct transaction *hop)
{
    return call->last->family != hop->family && call->last->request->frame > hop->request->frame;
}

/* Whether nothing comes back any more: it could not be delivered, the host before has given up, or
 * it had the time to. */
static bool is_silent(const struct census *census, const struct census_call *call,
                      const struct transaction *hop)
{
    return !transaction_was_heard(hop) &&
           (call->outcome == OUTCOME_UNANSWERED || is_given_up(call, hop) ||
            failure_find(census->record->failures, hop) || census_is_silent(census, hop));
}

/* Of a challenge, or the like, that nothing followed there. */
static enum call_outcome judge_left(const struct census *census, const struct census_call *call,
                                    const struct transaction *hop)
{
    return call->outcome == OUTCOME_REFUSED || is_given_up(call, hop) ||
                   census_waited(census, hop->final_frame, datagram_time(&hop->final))
               ? OUTCOME_REFUSED
               : OUTCOME_UNKNOWN;
}

/* The telephone network may tell more than the code. */
static enum call_outcome judge_final(const struct census *census, const struct transaction *hop)
{
    enum call_outcome outcome = attempt_judge(hop, hop->final_code);
    const struct result *told =
        census_response(census, hop->final_frame, hop->request->call_id, hop->final_code);

    return told ? result_judge_cause(told, outcome) : outcome;
}

/* What came back there may be of the host itself, where the one before has made another code of
 * it. */
static enum call_outcome judge(const struct census *census, const struct census_call *call,
                               const struct transaction *hop)
{
    if (transaction_was_accepted(hop))
        return OUTCOME_ANSWERED;
    if (hop == call->decided)
        return call->outcome;
    if (hop->final_code == 0)
        return is_silent(census, call, hop) ? OUTCOME_UNANSWERED : OUTCOME_UNKNOWN;
    if (hop->final_code / 100 == 3)
        return OUTCOME_UNKNOWN;
    if (attempt_is_asked_again(hop->final_code))
        return judge_left(census, call, hop);
    if (hop->cancellation && cancellation_explains(hop->cancellation, hop->final_code))
        return OUTCOME_CANCELLED;
    if (hop->final_code == 487 && call->outcome == OUTCOME_CANCELLED)
        return OUTCOME_CANCELLED;
    return judge_final(census, hop);
}

/* Whether it ended because another branch was answered. One that was cancelled before that was
 * not. */
static bool is_lost(const struct census_call *call, const struct transaction *hop)
{
    const struct cancellation *cancellation = hop->cancellation;

    if (hop->final_code != 487 || call->outcome != OUTCOME_ANSWERED)
        return false;
    return !cancellation || cancellation->by_answer || cancellation->is_not_selected ||
           cancellation->frame > call->answered_frame;
}

/* From the first of the tries, as a call's is from its first INVITE. */
static int64_t delay_of(const struct census_call *call, const struct census_invite *tries,
                        unsigned count)
{
    const struct transaction *first = tries[0].transaction;
    unsigned i = 0;

    if (first == call->first && tries[count - 1].transaction == call->last && call->delay >= 0)
        return call->delay;
    while (i < count && progress_delay(tries[i].transaction) < 0)
        i++;
    return i < count ? tries[i].transaction->request->time - first->request->time +
                           progress_delay(tries[i].transaction)
                     : -1;
}

static void count_sent(struct summary_peer *peer, const struct request *request)
{
    peer->requests++;
    peer->repeated += request->copies - 1;
}

void census_hops_add(struct census *census, const struct census_call *call,
                     const struct census_invite *tries, unsigned count)
{
    const struct transaction *last = tries[count - 1].transaction;
    g_autofree char *source = summary_host(endpoint_name(last->request->source));
    struct summary_peer *peer =
        summary_peer(census->summary, source, endpoint_name(last->request->destination));
    const struct summary_call told = {
        .delay = delay_of(call, tries, count),
        .duration = transaction_was_accepted(last) ? call->duration : -1,
        .code = last->final_code,
        .outcome = judge(census, call, last) & 15,
        .has_rung = progress_has_rung(last),
    };

    for (unsigned i = 0; i < count; i++)
        count_sent(peer, tries[i].transaction->request);
    if (!is_lost(call, last))
        summary_count_hop(peer, &told);
}
