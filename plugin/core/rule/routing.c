/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The way of a request: circles, two ways to one host, next hops that say nothing (RFC 3261 section
 * 16). */

#include "rule.h"

#include "hop.h"
#include "timers.h"
#include "via.h"

/* 483 (RFC 3261 section 16.3), with what Via tells. */
static void find_hops(struct evidence *evidence)
{
    const struct request *request = evidence->request;

    finding_add(
        evidence, request->has_max_forwards ? FINDING_HOPS_USED_UP : FINDING_HOPS_USED_UP_UNSAID,
        (const struct value[]){
            value_hops(request->max_forwards), value_vias(via_count(evidence->message)), {0}});
}

/* A copy that a host sent on with itself as its first Route; NULL where there is none. */
static const struct request *find_own_route(const struct evidence *evidence)
{
    const struct transaction *copy =
        transaction_latest(evidence->transactions, evidence->transaction);

    while (copy && !(copy->before != 0 && copy->request && copy->request->has_own_route))
        copy = copy->next;
    return copy ? copy->request : NULL;
}

static bool find_loop(struct evidence *evidence)
{
    const char *host = evidence_circle(evidence);
    const struct request *own = host ? find_own_route(evidence) : NULL;

    if (own)
        finding_add(evidence, FINDING_LOOP_ROUTE,
                    (const struct value[]){value_host(endpoint_name(own->source)),
                                           value_hop(endpoint_name(own->destination)),
                                           value_frame(own->frame),
                                           {0}});
    else if (host)
        finding_add(evidence, FINDING_LOOP, (const struct value[]){value_host(host), {0}});
    return host != NULL;
}

/* Whether two came to one host by different ways: with other branches (RFC 3261 section 8.2.2.2).
 */
static bool came_both(const struct transaction *other, const struct transaction *transaction)
{
    return other != transaction && other->request && !hop_is_same(other, transaction) &&
           transaction_destination(other) == transaction_destination(transaction);
}

/* 482 of a host that got the request twice. */
static void find_merged(struct evidence *evidence)
{
    const struct request *request = evidence->request;
    const struct transaction *other =
        transaction_latest(evidence->transactions, evidence->transaction);

    while (other && !came_both(other, evidence->transaction))
        other = other->next;
    if (!other || !request->destination)
        return;
    bool had_ended = other->final_code != 0 && other->final_frame < request->frame;
    finding_add(evidence, had_ended ? FINDING_MERGED_REQUEST_ENDED : FINDING_MERGED_REQUEST,
                (const struct value[]){value_host(endpoint_name(request->destination)),
                                       value_frame(other->request->frame),
                                       value_again(request->frame),
                                       value_code(other->final_code),
                                       value_final(other->final_frame),
                                       {0}});
}

/* The last of the copies of the request that its receiver sent on, where nobody answered any. NULL
 * also where it passed on that somebody rings: so there was a response, which was not captured. */
static const struct request *find_unanswered(const struct evidence *evidence, unsigned *count)
{
    const struct transaction *transaction = evidence->transaction, *copy = NULL;
    const struct request *found = NULL;
    const struct progress *progress = transaction->progress;

    /* What is forgotten may have been answered. */
    if (transaction_latest(evidence->transactions, transaction)->has_forgotten ||
        (progress && progress->provisional_frame != 0))
        return NULL;
    while ((copy = hop_next(evidence->transactions, transaction, copy))) {
        if (transaction_was_heard(copy))
            return NULL;
        if (!found)
            found = copy->request;
        ++*count;
    }
    return found;
}

/* FINDING_NONE where the next hop may have answered unseen. */
static enum finding_form name_silence(const struct evidence *evidence, const struct request *silent,
                                      unsigned count)
{
    bool waited = evidence->origin->time - silent->time >= SIP_T1;

    if (evidence->response->code == 480 && (!waited || (count == 1 && silent->copies == 1)))
        return FINDING_NONE;
    if (count > 1)
        return FINDING_NEXT_HOP_SILENT_ALL;
    if (!waited)
        return FINDING_NEXT_HOP_SILENT_UNREACHED;
    return silent->is_fragmented ? FINDING_NEXT_HOP_SILENT_FRAGMENTED : FINDING_NEXT_HOP_SILENT;
}

static void find_silent(struct evidence *evidence)
{
    unsigned count = 0;
    const struct request *silent = find_unanswered(evidence, &count);

    if (silent)
        finding_add(evidence, name_silence(evidence, silent, count),
                    (const struct value[]){value_hop(endpoint_name(silent->destination)),
                                           value_host(endpoint_name(silent->source)),
                                           value_tries(silent->copies),
                                           value_frame(silent->frame),
                                           value_after(silent->time, evidence->origin->time),
                                           value_hops(count),
                                           value_bytes(silent->length),
                                           {0}});
}

static void find(struct evidence *evidence)
{
    switch (evidence->response->code) {
    case 408:
    case 480:
    case 503:
    case 504:
        find_silent(evidence);
        break;
    case 482:
        if (!find_loop(evidence))
            find_merged(evidence);
        break;
    case 483:
        find_loop(evidence);
        find_hops(evidence);
        break;
    default:
        break;
    }
}

const struct rule rule_routing = {.needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
