/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that nothing answers (RFC 3261 sections 17.1.1.2 and 17.1.2.2). */

#include "rule.h"

#include "hop.h"
#include "proof.h"
#include "timers.h"

#include <glib.h>

/* A request that was sent so often over so long a time may count as unanswered although the capture
 * ends before its timer does. */
#define COPIES_ENOUGH 4

/* The longest SIP message that fits into a packet of 1500 bytes, as Ethernet has it, over UDP. */
#define DATAGRAM_MAX 1472

/* A transaction of the same request at the other side of a NAT that rewrites Via is the same. */
static bool has_response(struct transactions *transactions, const struct transaction *transaction)
{
    const struct transaction *other = transaction_latest(transactions, transaction);

    if (transaction->has_response)
        return true;
    while (other && !(hop_is_same(other, transaction) && other->has_response))
        other = other->next;
    return other != NULL;
}

/* Whether there is one that the capture lacks. */
static bool has_lost_response(const struct evidence *evidence)
{
    const struct request *request = evidence->request;

    return request->was_heard ||
           proof_is_wanting(evidence->transactions, evidence->peers, evidence->transaction,
                            frames_seen_until(evidence->frames, request->frame));
}

/* A CANCEL that comes when its INVITE has ended. */
static bool is_settled(const struct evidence *evidence)
{
    const struct transaction *invite =
        transaction_of_method(evidence->transactions, evidence->key, "INVITE");

    return evidence->transaction->is_settled || (invite && invite->final_code != 0);
}

/* A copy of a request of which nothing came back so far. */
static void find_copy(struct evidence *evidence)
{
    const struct request *request = evidence->request;
    const struct origin *origin = evidence->origin;

    if (!request || failure_find(evidence->failures, evidence->transaction) ||
        origin->source != request->source || origin->destination != request->destination ||
        datagram_is_same(&request->last, &evidence->arrival->datagram) ||
        has_response(evidence->transactions, evidence->transaction) ||
        (key_has_method(evidence->key, "CANCEL") && is_settled(evidence)))
        return;
    finding_add(evidence,
                request->is_fragmented ? FINDING_REQUEST_UNANSWERED_FRAGMENTS
                                       : FINDING_REQUEST_UNANSWERED_COPY,
                (const struct value[]){value_copies(request->copies + 1),
                                       value_bytes(request->length),
                                       value_frame(request->frame),
                                       value_after(request->time, origin->time),
                                       value_host(endpoint_name(request->destination)),
                                       {0}});
}

/* The CANCEL by which a client that had no response gave up; NULL where it did not wait either. */
static const struct cancellation *find_end(const struct evidence *evidence)
{
    const struct cancellation *end = evidence->transaction->cancellation;

    return end && evidence->transaction->is_invite && end->time - evidence->request->time >= SIP_T1
               ? end
               : NULL;
}

/* Whether the capture goes on long enough after a request for an answer to be missed. */
static bool was_awaited(const struct evidence *evidence)
{
    const struct request *request = evidence->request;
    int64_t until = frames_seen_until(evidence->frames, request->frame);

    return until - request->time >= SIP_TIMEOUT || request->copies >= COPIES_ENOUGH;
}

/* Of a request that may be too long for the way: none as long was answered. */
static enum finding_form name_by_length(const struct request *request, const struct peer *peer)
{
    if (!request->is_datagram || peer->longest >= request->length)
        return FINDING_NONE;
    if (request->is_fragmented)
        return FINDING_REQUEST_UNANSWERED_FRAGMENTED;
    return request->length > DATAGRAM_MAX && peer->answered > 0 && peer->longest <= DATAGRAM_MAX
               ? FINDING_REQUEST_UNANSWERED_LARGE
               : FINDING_NONE;
}

/* Of a request that a host did not answer, by what it did with others. */
static enum finding_form name_by_peer(const struct request *request, const struct peer *peer)
{
    if (peer->answer_frame > request->frame)
        return FINDING_REQUEST_UNANSWERED_ALONE;
    if (peer->answer_frame != 0 && peer->answer_frame > peer->shown_frame)
        return FINDING_REQUEST_UNANSWERED_SINCE;
    if (peer->requests > 1 && peer->answered == 0)
        return FINDING_REQUEST_UNANSWERED_HOST;
    if (request->copies > 1)
        return FINDING_REQUEST_UNANSWERED;
    return request->is_datagram ? FINDING_REQUEST_UNANSWERED_ONCE
                                : FINDING_REQUEST_UNANSWERED_STREAM;
}

static enum finding_form name_form(const struct evidence *evidence, const struct peer *peer)
{
    const struct request *request = evidence->request;
    bool removes = request->says_interval && request->shared->expires == 0;
    enum finding_form by_length = name_by_length(request, peer);

    if (!was_awaited(evidence))
        return find_end(evidence) ? FINDING_REQUEST_UNANSWERED_CANCELLED : FINDING_NONE;
    if (by_length != FINDING_NONE)
        return by_length;
    if (g_strcmp0(request->method, "REGISTER") == 0 && !removes)
        return FINDING_REQUEST_UNANSWERED_REGISTER;
    return name_by_peer(request, peer);
}

/* A request that never got any response. */
static void find_unanswered(struct evidence *evidence)
{
    const struct request *request = evidence->request;
    const struct peer *peer = peer_find(evidence->peers, request->destination);

    if (!peer || evidence->transaction->is_settled ||
        failure_find(evidence->failures, evidence->transaction) ||
        has_response(evidence->transactions, evidence->transaction) || has_lost_response(evidence))
        return;
    enum finding_form form = name_form(evidence, peer);
    const struct cancellation *end = find_end(evidence);
    int64_t from = request->time, to = datagram_time(&request->last);
    uint32_t frame = peer->answer_frame;
    if (form == FINDING_REQUEST_UNANSWERED_HOST) {
        from = peer->first_time;
        to = peer->latest->request->time;
    } else if (form == FINDING_REQUEST_UNANSWERED_CANCELLED) {
        to = end->time;
        frame = end->frame;
    }
    finding_add(evidence, form,
                (const struct value[]){value_copies(request->copies),
                                       value_bytes(request->length),
                                       value_after(from, to),
                                       value_host(peer->endpoint->name),
                                       value_method(request->method),
                                       value_frame(frame),
                                       value_age(peer->answer_time, request->time),
                                       value_requests(peer->requests),
                                       value_replies(peer->answered),
                                       {0}});
}

const struct rule rule_silence = {.on_request = find_copy, .on_later = find_unanswered};
