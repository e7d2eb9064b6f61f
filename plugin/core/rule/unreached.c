/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that were not delivered, as an ICMP or ICMPv6 error says that quotes them (RFC 792, RFC
 * 4443), and what comes of it (RFC 3261 section 18.4). */

#include "rule.h"

#include "hop.h"

/* As both protocols name what is wrong. */
static const char *const names[QUOTED_REASONS] = {
    [QUOTED_NETWORK] = "network unreachable",   [QUOTED_HOST] = "host unreachable",
    [QUOTED_PROTOCOL] = "protocol unreachable", [QUOTED_PORT] = "port unreachable",
    [QUOTED_TOO_BIG] = "packet too big",        [QUOTED_PROHIBITED] = "prohibited",
    [QUOTED_HOPS] = "time to live exceeded",    [QUOTED_REASSEMBLY] = "reassembly time exceeded",
    [QUOTED_HEADER] = "parameter problem",
};

static void add(struct evidence *evidence, enum finding_form form, const struct failure *failure,
                const struct request *request, uint32_t copies)
{
    finding_add(evidence, form,
                (const struct value[]){value_name(names[failure->reason]),
                                       value_host(failure->host),
                                       value_frame(failure->frame),
                                       value_again(request->frame),
                                       value_after(request->time, failure->time),
                                       value_copies(copies),
                                       value_hop(endpoint_name(request->destination)),
                                       value_method(request->method),
                                       {0}});
}

static void find_quoted(struct evidence *evidence)
{
    const struct quoted *quoted = evidence->quoted;
    const struct failure failure = {.host = store_text(evidence->store, slice_of(quoted->host)),
                                    .time = quoted->origin.time,
                                    .frame = quoted->origin.frame,
                                    .reason = quoted->reason};

    add(evidence, FINDING_REQUEST_UNREACHABLE_QUOTED, &failure, evidence->request,
        evidence->request->copies);
}

/* Another copy, which may get there all the same. */
static void find_copy(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct failure *failure =
        evidence->request ? failure_find(evidence->failures, transaction) : NULL;

    if (failure && !transaction->has_response &&
        !datagram_is_same(&evidence->request->last, &evidence->arrival->datagram))
        add(evidence, FINDING_REQUEST_UNREACHABLE_COPY, failure, evidence->request,
            evidence->request->copies + 1);
}

static void find_later(struct evidence *evidence)
{
    const struct failure *failure = failure_find(evidence->failures, evidence->transaction);

    if (failure)
        add(evidence,
            transaction_was_heard(evidence->transaction) ? FINDING_REQUEST_UNREACHABLE_FIRST
                                                         : FINDING_REQUEST_UNREACHABLE,
            failure, evidence->request, evidence->request->copies);
}

/* The copy of the request that its receiver sent on and that was not delivered, if nothing answered
 * any. */
static const struct failure *find_hop(const struct evidence *evidence)
{
    const struct failure *failure = NULL;
    const struct transaction *copy = NULL;

    while ((copy = hop_next(evidence->transactions, evidence->transaction, copy))) {
        if (transaction_was_heard(copy))
            return NULL;
        if (!failure)
            failure = failure_find(evidence->failures, copy);
    }
    return failure;
}

static void find_response(struct evidence *evidence)
{
    const struct failure *own = failure_find(evidence->failures, evidence->transaction);
    const struct failure *hop = evidence->response->code >= 400 ? find_hop(evidence) : NULL;

    if (hop)
        add(evidence, FINDING_REQUEST_UNREACHABLE_HOP, hop, hop->transaction->request,
            hop->transaction->request->copies);
    else if (own && !evidence->transaction->has_response)
        add(evidence, FINDING_REQUEST_UNREACHABLE_ANSWERED, own, evidence->request,
            evidence->request->copies);
}

const struct rule rule_unreached = {.needs = NEEDS_REQUEST,
                                    .on_response = find_response,
                                    .on_request = find_copy,
                                    .on_quoted = find_quoted,
                                    .on_later = find_later};
