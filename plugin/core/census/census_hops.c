/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What became of attempts to call at the hops behind their first one. */

#include "census_hops.h"

#include "attempt.h"
#include "hop.h"
#include "progress.h"

/* Whether nothing comes back any more: the host before, too, has given up, or it had the time to.
 */
static bool is_silent(const struct census *census, const struct census_call *call,
                      const struct transaction *hop)
{
    return !hop->has_response && (call->outcome == OUTCOME_UNANSWERED ||
                                  census_waited(census, hop->request->frame, hop->request->time));
}

/* What came back there may be of the host itself, where the one before has made another code of
 * it. */
static enum call_outcome judge(const struct census *census, const struct census_call *call,
                               const struct transaction *hop)
{
    if (transaction_was_accepted(hop))
        return OUTCOME_ANSWERED;
    if (hop->final_code == 0)
        return is_silent(census, call, hop) ? OUTCOME_UNANSWERED : OUTCOME_UNKNOWN;
    if (hop->final_code / 100 == 3)
        return OUTCOME_UNKNOWN;
    return hop->final_code == 487 ? call->outcome : attempt_judge(hop, hop->final_code);
}

/* Whether the same request was sent between the same hosts later on, or was captured twice there.
 */
static bool is_again(const struct transaction *hop, const struct transaction *latest)
{
    for (; latest && latest != hop; latest = latest->next) {
        if (latest->request && latest->request->destination == hop->request->destination &&
            endpoint_same_host(latest->request->source, hop->request->source))
            return true;
    }
    return false;
}

static void add_hop(struct census *census, const struct census_call *call,
                    const struct transaction *hop)
{
    bool is_lost = hop->final_code == 487 && call->outcome == OUTCOME_ANSWERED;
    const struct summary_call told = {
        .delay = -1,
        .duration = transaction_was_accepted(hop) ? call->duration : -1,
        .source = endpoint_name(hop->request->source),
        .destination = endpoint_name(hop->request->destination),
        .code = hop->final_code,
        .outcome = judge(census, call, hop) & 15,
        .has_rung = progress_has_rung(hop),
    };

    if (!is_lost && !attempt_is_asked_again(hop->final_code))
        summary_add_hop(census->summary, &told);
}

void census_hops_each(struct census *census, const struct census_call *call,
                      const struct transaction *invite,
                      void (*visit)(struct census *census, const struct request *request))
{
    struct transactions *transactions = census->record->transactions;
    const struct transaction *latest = transaction_latest(transactions, invite);

    for (const struct transaction *hop = latest; hop; hop = hop->next) {
        if (!hop->request || hop == invite || hop_is_same(hop, invite) ||
            !hop_came_from(transactions, hop, invite))
            continue;
        visit(census, hop->request);
        if (!is_again(hop, latest))
            add_hop(census, call, hop);
    }
}
