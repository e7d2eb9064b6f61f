/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Answers put beside their offers (RFC 3264 section 6). */

#include "rule.h"

#include <glib.h>

static const enum finding_form forms[] = {
    [SESSION_FITS] = FINDING_NONE,
    [SESSION_LINES] = FINDING_ANSWER_MISMATCH_LINES,
    [SESSION_ORDER] = FINDING_ANSWER_MISMATCH_ORDER,
    [SESSION_CLOSED] = FINDING_ANSWER_MISMATCH_CLOSED,
    [SESSION_PROFILE] = FINDING_ANSWER_MISMATCH,
    [SESSION_FINGERPRINT] = FINDING_ANSWER_MISMATCH_BROWSER,
    [SESSION_ICE] = FINDING_ANSWER_MISMATCH_BROWSER,
    [SESSION_CODEC] = FINDING_ANSWER_MISMATCH_CODEC,
    [SESSION_ONE_WAY] = FINDING_ANSWER_MISMATCH_ONEWAY,
    [SESSION_INACTIVE] = FINDING_ANSWER_MISMATCH_INACTIVE,
    [SESSION_EVENTLESS] = FINDING_ANSWER_MISMATCH_EVENTLESS,
    [SESSION_EVENT] = FINDING_ANSWER_MISMATCH_EVENT,
};

/* What a media has of the thing that does not fit. */
static const char *name_side(const struct evidence *evidence, const struct session_media *media,
                             enum session_fault fault)
{
    char number[sizeof("255")];

    if (fault != SESSION_EVENT)
        return session_profile_name((enum session_profile)media->profile);
    g_snprintf(number, sizeof(number), "%u", media->events[0]);
    return store_text(evidence->store, slice_of(number));
}

static const char *name_attribute(const struct session_media *offer, enum session_fault fault)
{
    if (fault == SESSION_ONE_WAY)
        return offer->direction == SDP_SENDONLY ? "sendonly" : "recvonly";
    return fault == SESSION_ICE ? "a=ice-ufrag" : "a=fingerprint";
}

static void add(struct evidence *evidence, const struct session *offer, enum session_fault fault,
                unsigned place)
{
    const struct session *answer = &evidence->arrival->session;
    char text[SDP_TEXT_MAX];

    if (fault == SESSION_FITS)
        return;
    sdp_describe(&evidence->arrival->media, true, text);
    finding_add(
        evidence, forms[fault],
        (const struct value[]){value_offer(offer->text),
                               value_answered(store_text(evidence->store, slice_of(text))),
                               value_wanted(name_side(evidence, &offer->media[place], fault)),
                               value_given(name_side(evidence, &answer->media[place], fault)),
                               value_value(name_attribute(&offer->media[place], fault)),
                               value_offeredlines(offer->media_count),
                               value_answeredlines(answer->media_count),
                               {0}});
}

/* What does no harm for certain is told of the answer that begins a call, and of no early one: that
 * may be a ringback tone. */
static bool is_told(enum session_fault fault, unsigned code, const struct request *request)
{
    if (code < 200 && fault == SESSION_CLOSED)
        return false;
    return session_is_broken(fault) || (code >= 200 && !request->has_to_tag);
}

static void find(struct evidence *evidence)
{
    const struct request *request = evidence->request;
    unsigned place;
    enum session_fault fault = progress_compare(evidence->transaction, evidence->arrival, &place);

    if (is_told(fault, evidence->response->code, request))
        add(evidence, request->session, fault, place);
}

/* An ACK answers what the response to an INVITE without an offer has offered. */
static void find_delayed(struct evidence *evidence)
{
    const struct arrival *ack = evidence->arrival;
    unsigned place;

    if (ack->session.media_count == 0 || !slice_equals(ack->message->method, "ACK"))
        return;
    const struct transaction *invite = progress_delayed(evidence->transactions, ack);
    if (!invite)
        return;
    const struct session *offer = invite->progress->offer;
    enum session_fault fault = session_compare(offer, &ack->session, &place);
    if (is_told(fault, 200, invite->request))
        add(evidence, offer, fault, place);
}

const struct rule rule_answer = {
    .needs = NEEDS_REQUEST, .lowest = 101, .on_response = find, .on_request = find_delayed};
