/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The way of a request: circles, two ways to one host, next hops that say nothing (RFC 3261 section
 * 16). */

#include "rule.h"

#include "via.h"

#include <glib.h>

/* Whether a request that came to its receiver again came from there: itself, or by one host
 * between. */
static bool comes_from_receiver(const struct transaction *back)
{
    const struct transaction *sent = back->next;

    if (origin_same_host(back->source, back->destination))
        return true;
    while (sent && !(origin_same_host(sent->source, back->destination) &&
                     origin_same_host(sent->destination, back->source)))
        sent = sent->next;
    return sent != NULL;
}

/* The request as it came back to a host that had sent it on; NULL where it did not. */
static const struct transaction *find_return(const struct transaction *family)
{
    for (const struct transaction *back = family; back; back = back->next) {
        const struct transaction *before = back->next;

        while (before && !origin_same_host(before->destination, back->destination))
            before = before->next;
        if (before && comes_from_receiver(back))
            return back;
    }
    return NULL;
}

static const struct transaction *family_of(const struct evidence *evidence)
{
    return transaction_family(evidence->transactions, evidence->key, evidence->response->method,
                              evidence->key->cseq.number);
}

const char *routing_find_circle(const struct evidence *evidence)
{
    struct slice host;

    if (via_find_circle(evidence->message, &host))
        return store_text(evidence->store, host);
    const struct transaction *back = find_return(family_of(evidence));
    return back ? back->destination : NULL;
}

/* 483 (RFC 3261 section 16.3), with what Via tells. */
static void find_hops(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;

    finding_add(evidence, transaction->has_max_forwards ? "hops-used-up" : "hops-used-up-unsaid",
                (const struct finding_value[]){value_number("hops", transaction->max_forwards),
                                               value_number("vias", via_count(evidence->message)),
                                               {0}});
}

static bool find_loop(struct evidence *evidence)
{
    const char *host = routing_find_circle(evidence);

    if (host)
        finding_add(evidence, "loop",
                    (const struct finding_value[]){value_text("host", host), {0}});
    return host != NULL;
}

/* 482 of a host that got the request twice by different ways (RFC 3261 section 8.2.2.2). */
static void find_merged(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct transaction *other = family_of(evidence);

    while (other && (other == transaction ||
                     !origin_same_host(other->destination, transaction->destination)))
        other = other->next;
    if (other)
        finding_add(
            evidence, "merged-request",
            (const struct finding_value[]){value_text("host", transaction->destination),
                                           value_number("frame", other->request_frame),
                                           value_number("again", transaction->request_frame),
                                           {0}});
}

/* A copy of the request that its receiver sent on and that nobody answered. */
static const struct transaction *find_unanswered(const struct evidence *evidence, unsigned *count)
{
    const struct transaction *transaction = evidence->transaction;
    const struct transaction *found = NULL;
    const struct transaction *copy = family_of(evidence);

    /* What is forgotten may have been answered; a method too long to be kept has no family. */
    if (!copy || copy->is_cut)
        return NULL;
    for (; copy; copy = copy->next) {
        if (copy == transaction || !origin_same_host(copy->source, transaction->destination) ||
            copy->request_frame < transaction->request_frame)
            continue;
        if (copy->has_response)
            return NULL;
        found = copy;
        ++*count;
    }
    return found;
}

static void find_silent(struct evidence *evidence)
{
    unsigned count = 0;
    const struct transaction *silent = find_unanswered(evidence, &count);

    if (silent)
        finding_add(evidence, count == 1 ? "next-hop-silent" : "next-hop-silent-all",
                    (const struct finding_value[]){
                        value_text("hop", silent->destination),
                        value_text("host", silent->source),
                        value_number("tries", silent->request_copies),
                        value_number("frame", silent->request_frame),
                        value_duration("after", silent->request_time, evidence->origin->time),
                        value_number("hops", count),
                        {0}});
}

void finding_rule_routing(struct evidence *evidence)
{
    if (!evidence->transaction || evidence->transaction->request_frame == 0)
        return;
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
