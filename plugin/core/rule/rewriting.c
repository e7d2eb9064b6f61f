/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A Via that was changed on its way: every host leaves those of others as they are (RFC 3261
 * sections 8.2.6.2 and 16.6), only the SIP ALG of a NAT, or what works like one, does not. */

#include "rule.h"

#include "address.h"
#include "hop.h"
#include "scope.h"
#include "timers.h"
#include "via.h"

#include <glib.h>

/* sent-by without its port; empty where it is a name, which a server may replace. */
static struct slice read_host(struct slice sent_by)
{
    struct slice host = address_without_port(sent_by);

    return scope_of_text(host).family == 4 ? host : (struct slice){NULL, 0};
}

static struct slice read_sent_by(const struct message *message)
{
    struct slice rest = {NULL, 0};
    struct via via;
    size_t position = 0;

    return via_next(message, &position, &rest, &via) ? via.sent_by : rest;
}

static void add(struct evidence *evidence, const struct request *other, enum finding_form form)
{
    struct recent recent;

    if (!recents_find(evidence->recents, other, &recent))
        return;
    struct message message = {.fields = recent.fields};
    struct slice given = read_sent_by(evidence->message), wanted = read_sent_by(&message);
    struct slice here = read_host(given), there = read_host(wanted);
    if (here.length == 0 || there.length == 0 || slice_same(here, there))
        return;
    finding_add(evidence, form,
                (const struct value[]){value_given(store_text(evidence->store, given)),
                                       value_wanted(store_text(evidence->store, wanted)),
                                       value_frame(other->frame),
                                       {0}});
}

/* A response that only its branch joins to its request. */
static void find(struct evidence *evidence)
{
    if (!transaction_has_key(evidence->transaction, evidence->key))
        add(evidence, evidence->request, FINDING_VIA_REWRITTEN_RESPONSE);
}

/* The same datagram at both sides of a NAT. A client that tries another way sends from there later.
 */
static bool is_beyond_nat(const struct evidence *evidence, const struct transaction *other)
{
    const struct request *request = other->request;

    return other != evidence->transaction && request && hop_is_same(other, evidence->transaction) &&
           request->destination && request->destination == evidence->origin->destination &&
           request->source && evidence->origin->source &&
           !endpoint_same_host(request->source, evidence->origin->source) &&
           evidence->origin->time - datagram_time(&request->last) < SIP_T1;
}

static void find_both_sides(struct evidence *evidence)
{
    const struct transaction *other = evidence->transaction ? evidence->transaction->next : NULL;

    if (evidence->request)
        return;
    while (other && !is_beyond_nat(evidence, other))
        other = other->next;
    if (other)
        add(evidence, other->request, FINDING_VIA_REWRITTEN);
}

const struct rule rule_rewriting = {
    .needs = NEEDS_REQUEST, .lowest = 100, .on_response = find, .on_request = find_both_sides};
