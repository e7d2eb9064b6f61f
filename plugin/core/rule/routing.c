/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The way of a request: circles, two ways to one host, next hops that say nothing (RFC 3261 section
 * 16). */

#include "rule.h"

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

static bool find_loop(struct evidence *evidence)
{
    const char *host = evidence_circle(evidence);

    if (host)
        finding_add(evidence, FINDING_LOOP, (const struct value[]){value_host(host), {0}});
    return host != NULL;
}

/* 482 of a host that got the request twice by different ways (RFC 3261 section 8.2.2.2). */
static void find_merged(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct endpoint *host = evidence->request->destination;
    const struct transaction *other = transaction_latest(evidence->transactions, transaction);

    while (other &&
           (other == transaction || !endpoint_same_host(transaction_destination(other), host)))
        other = other->next;
    if (other)
        finding_add(evidence, FINDING_MERGED_REQUEST,
                    (const struct value[]){value_host(endpoint_name(host)),
                                           value_frame(other->request->frame),
                                           value_again(evidence->request->frame),
                                           {0}});
}

/* Whether a copy of the request was sent on by its receiver. */
static bool is_sent_on(const struct transaction *copy, const struct request *request)
{
    return endpoint_same_host(transaction_source(copy), request->destination) &&
           copy->request->frame >= request->frame;
}

/* A copy of the request that its receiver sent on and that nobody answered. */
static const struct request *find_unanswered(const struct evidence *evidence, unsigned *count)
{
    const struct request *found = NULL;
    const struct transaction *copy =
        transaction_latest(evidence->transactions, evidence->transaction);

    /* What is forgotten may have been answered. */
    if (copy->has_forgotten)
        return NULL;
    for (; copy; copy = copy->next) {
        if (copy == evidence->transaction || !is_sent_on(copy, evidence->request))
            continue;
        if (copy->has_response)
            return NULL;
        found = copy->request;
        ++*count;
    }
    return found;
}

static void find_silent(struct evidence *evidence)
{
    unsigned count = 0;
    const struct request *silent = find_unanswered(evidence, &count);

    if (silent)
        finding_add(evidence, count == 1 ? FINDING_NEXT_HOP_SILENT : FINDING_NEXT_HOP_SILENT_ALL,
                    (const struct value[]){value_hop(endpoint_name(silent->destination)),
                                           value_host(endpoint_name(silent->source)),
                                           value_tries(silent->copies),
                                           value_frame(silent->frame),
                                           value_after(silent->time, evidence->origin->time),
                                           value_hops(count),
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

const struct rule rule_routing = {.needs = NEEDS_REQUEST, .on_response = find};
