/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 488 and 606: the session description that was refused (RFC 3261 sections 13.3.1.3 and 21.4.26).
 */

#include "rule.h"

#include "sdp.h"

#include <glib.h>
#include <string.h>

/* What the response says that it could take (RFC 3261 section 11.2); NULL where it does not. */
static const char *describe_listed(const struct evidence *evidence)
{
    char text[SDP_TEXT_MAX];

    sdp_describe(&evidence->arrival->media, true, text);
    return store_text(evidence->store, slice_of(text));
}

/* A browser's Contact: a name that resolves to nothing, or WebSocket (RFC 7118 section 5). */
static bool is_browser(const char *uri)
{
    return uri && (strstr(uri, ".invalid") || strstr(uri, "transport=ws"));
}

static bool has_line(struct slice body, const char *prefix)
{
    bool ended;

    while (body.length > 0) {
        if (slice_begins(slice_take_line(&body, &ended), prefix))
            return true;
    }
    return false;
}

/* What a browser needs beside the profile (RFC 8827 section 6.5, RFC 8445); NULL where it is there,
 * or cannot be told. */
static const char *find_missing(const struct evidence *evidence)
{
    struct recent recent;

    if (!recents_find(evidence->recents, evidence->request, &recent) || !recent.is_complete)
        return NULL;
    if (!has_line(recent.body, "a=fingerprint:"))
        return "a=fingerprint";
    return has_line(recent.body, "a=ice-ufrag:") ? NULL : "a=ice-ufrag";
}

/* Whether an offer to a browser is told; it has one. */
static bool find_browser(struct evidence *evidence)
{
    const struct request *request = evidence->request;
    bool is_webrtc = strstr(request_offer(request), "UDP/TLS/RTP/SAVP") != NULL;
    const char *missing = is_webrtc ? find_missing(evidence) : NULL;

    if (!is_browser(request->uri) || (is_webrtc && !missing))
        return false;
    finding_add(evidence,
                is_webrtc ? FINDING_OFFER_REFUSED_BROWSER_BARE : FINDING_OFFER_REFUSED_BROWSER,
                (const struct value[]){value_offer(request_offer(request)),
                                       value_uri(request->uri),
                                       value_value(missing),
                                       {0}});
    return true;
}

/* Audio for a fax or modem, without T.38: voiceband data (ITU-T V.152). That silence is not
 * suppressed is no sign: PBXs write it into every description. */
static bool is_passed_through(const struct evidence *evidence)
{
    static const char *const signs[] = {"a=gpmd:", "a=pmft:", "a=fax"};
    struct recent recent;
    unsigned i = 0;

    if (!recents_find(evidence->recents, evidence->request, &recent))
        return false;
    while (i < G_N_ELEMENTS(signs) && !has_line(recent.body, signs[i]))
        i++;
    return i < G_N_ELEMENTS(signs);
}

/* A switch to fax in a call: it was not the codecs of the call that were refused. */
static bool find_fax(struct evidence *evidence)
{
    const struct request *request = evidence->request;
    const char *offer = request_offer(request);
    bool is_t38 = strstr(offer, "image ") && strstr(offer, "t38");

    if (!request->has_to_tag || !(is_t38 || is_passed_through(evidence)))
        return false;
    finding_add(evidence, is_t38 ? FINDING_FAX_REFUSED : FINDING_FAX_REFUSED_AUDIO,
                (const struct value[]){value_offer(offer), {0}});
    return true;
}

/* Nothing was offered: all media have port 0, or there is no session description. Another body may
 * hold an offer that cannot be read. */
static void find_none(struct evidence *evidence)
{
    const struct session *session = evidence->request->session;
    struct recent recent;

    if (session && session->media_count > 0)
        finding_add(evidence, FINDING_OFFER_REFUSED_CLOSED,
                    (const struct value[]){value_method(evidence->response->method), {0}});
    if (!evidence->request->shared->content_type &&
        recents_find(evidence->recents, evidence->request, &recent) && recent.is_complete &&
        recent.body.length == 0)
        finding_add(evidence, FINDING_OFFER_REFUSED_NONE,
                    (const struct value[]){value_method(evidence->response->method), {0}});
}

/* The host that refuses, as far as it can be told: not one that passed the refusal on. */
static const struct endpoint *find_refuser(const struct evidence *evidence)
{
    if (evidence->making.origin == RESPONSE_CHANGED)
        return NULL;
    return making_host(evidence->transactions, evidence->transaction, &evidence->making);
}

/* A Warning on formats says no more than what this one shows. */
static bool says_other(const struct result_warning *warning)
{
    return warning && warning->code != 304 && warning->code != 305;
}

/* Whether what the host had in another message has nothing in common with the offer, and is told.
 */
static bool find_elsewhere(struct evidence *evidence)
{
    const struct endpoint *host = find_refuser(evidence);
    const struct capability *capability = capability_find(evidence->capabilities, host);
    unsigned place;

    if (!capability)
        return false;
    enum session_fault fault =
        session_compare(evidence->request->session, &capability->session, &place);
    if (fault != SESSION_PROFILE && fault != SESSION_CODEC)
        return false;
    finding_add(evidence,
                fault == SESSION_PROFILE ? FINDING_OFFER_REFUSED_PROFILE
                                         : FINDING_OFFER_REFUSED_CODEC,
                (const struct value[]){value_offer(request_offer(evidence->request)),
                                       value_answered(capability->text),
                                       value_host(endpoint_name(host)),
                                       value_frame(capability->frame),
                                       {0}});
    return true;
}

static void find_refused(struct evidence *evidence)
{
    const struct result *response = evidence->response;
    const struct request *request = evidence->request;

    const char *listed = describe_listed(evidence);
    const struct result_warning *warning =
        response->rare->warning_count > 0 ? &response->rare->warnings[0] : NULL;
    if (!listed && !says_other(warning) && find_elsewhere(evidence))
        return;
    finding_add(evidence,
                listed    ? FINDING_OFFER_REFUSED_LISTED
                : warning ? FINDING_OFFER_REFUSED_WARNED
                          : FINDING_OFFER_REFUSED,
                (const struct value[]){value_offer(request_offer(request)),
                                       value_listed(listed),
                                       value_warning(warning ? warning->code : 0),
                                       value_warned(warning ? warning->text : NULL),
                                       {0}});
}

static bool is_refusal(unsigned code)
{
    return code == 488 || code == 606;
}

/* These refuse the change alone, and the call goes on (RFC 5057 section 5). */
static bool refuses_fax(unsigned code)
{
    static const uint16_t codes[] = {400, 403, 415, 420, 488, 500, 503, 603, 606};
    unsigned i = 0;

    while (i < G_N_ELEMENTS(codes) && codes[i] != code)
        i++;
    return i < G_N_ELEMENTS(codes);
}

static void find(struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    if (!request_offer(evidence->request)) {
        if (is_refusal(code))
            find_none(evidence);
    } else if (!(refuses_fax(code) && find_fax(evidence)) && is_refusal(code) &&
               !find_browser(evidence)) {
        find_refused(evidence);
    }
}

const struct rule rule_offer = {.needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
