/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Refusals that name what the request should have had: put beside what it did have. */

#include "rule.h"

#include "hop.h"
#include "list.h"

#include <glib.h>
#include <string.h>

/* A header field of the response as a text, NULL where it is absent or empty. */
static const char *header_text(const struct evidence *evidence, enum header_name name)
{
    struct slice value;

    return message_find_header(evidence->message, name, &value) ? store_text(evidence->store, value)
                                                                : NULL;
}

/* The request as the host that got it sent it on, with a session timer that it had not: proxies may
 * put one in (RFC 4028 section 8.1). NULL where the capture has no such. */
static const struct request *find_added(const struct evidence *evidence, uint32_t minimum)
{
    const struct transaction *sent = NULL;

    while ((sent = hop_next(evidence->transactions, evidence->transaction, sent))) {
        if (sent->request && sent->request->shared->session_expires > 0 &&
            sent->request->shared->session_expires < minimum)
            return sent->request;
    }
    return NULL;
}

/* 422 and 423: RFC 4028 section 6, RFC 3261 section 10.3. */
static void find_interval(struct evidence *evidence, enum header_name header, uint32_t interval)
{
    bool is_unsaid = !evidence->request->says_interval;
    uint32_t minimum;

    if (!header_number(evidence->message, header, &minimum) || (interval == 0 && !is_unsaid) ||
        interval >= minimum)
        return;
    finding_add(evidence,
                interval ? FINDING_INTERVAL_TOO_SMALL : FINDING_INTERVAL_TOO_SMALL_UNASKED,
                (const struct value[]){value_header(field_name(header)),
                                       value_minimum(minimum),
                                       value_interval(interval),
                                       {0}});
}

static void find_session_interval(struct evidence *evidence)
{
    const struct request *request = evidence->request, *added = NULL;
    uint32_t minimum;

    if (header_number(evidence->message, HEADER_MIN_SE, &minimum) &&
        !request->shared->session_expires)
        added = find_added(evidence, minimum);
    if (!added) {
        find_interval(evidence, HEADER_MIN_SE, request->shared->session_expires);
        return;
    }
    finding_add(evidence, FINDING_INTERVAL_TOO_SMALL_ADDED,
                (const struct value[]){value_host(endpoint_name(request->destination)),
                                       value_interval(added->shared->session_expires),
                                       value_minimum(minimum),
                                       value_frame(added->frame),
                                       {0}});
}

/* Refusals whose header field lists what would have been accepted: `unlisted` is said without it.
 */
static void find_listed(struct evidence *evidence, enum finding_form form,
                        enum finding_form unlisted, enum header_name header, const char *asked)
{
    const char *listed = header_text(evidence, header);

    if (asked)
        finding_add(evidence, listed ? form : unlisted,
                    (const struct value[]){value_asked(asked), value_listed(listed), {0}});
}

/* 415: it may be the type, the encoding or the language (RFC 3261 section 21.4.13). */
static void find_body(struct evidence *evidence)
{
    const struct request *request = evidence->request;
    struct slice language;

    if (message_has(evidence->message, HEADER_ACCEPT_ENCODING))
        find_listed(evidence, FINDING_MEDIA_TYPE_REFUSED_ENCODED, FINDING_NONE,
                    HEADER_ACCEPT_ENCODING, request->shared->content_encoding);
    bool is_other = message_has(evidence->message, HEADER_ACCEPT_ENCODING) ||
                    request->shared->content_encoding ||
                    fields_find_by_name(&evidence->message->fields, "Accept-Language", &language);
    find_listed(evidence, FINDING_MEDIA_TYPE_REFUSED,
                is_other ? FINDING_NONE : FINDING_MEDIA_TYPE_REFUSED_UNLISTED, HEADER_ACCEPT,
                request->shared->content_type);
}

/* What every user agent that makes calls must understand (RFC 3261 sections 11 and 13.1). */
static bool is_basic(const char *method)
{
    static const char *const methods[] = {"INVITE", "BYE", "CANCEL", "OPTIONS", NULL};

    return g_strv_contains(methods, method);
}

/* Whether an earlier rule has found why it was refused. */
static bool is_explained(const struct evidence *evidence)
{
    unsigned i = 0;

    while (i < evidence->count && !finding_text_of(evidence->findings[i].form)->explains)
        i++;
    return i < evidence->count;
}

/* 501: RFC 3261 section 21.5.2. A presence server takes no INVITE, and says so in Allow. */
static void find_unimplemented(struct evidence *evidence)
{
    const char *method = evidence->response->method;
    const char *allowed = header_text(evidence, HEADER_ALLOW);
    bool is_left_out = allowed && evidence->message->is_complete &&
                       !header_lists(evidence->message, HEADER_ALLOW, method);

    if (is_basic(method) && !is_left_out && is_explained(evidence))
        return;
    finding_add(evidence,
                is_basic(method) && !is_left_out ? FINDING_NOT_IMPLEMENTED_BASIC
                : allowed                        ? FINDING_NOT_IMPLEMENTED_LISTED
                                                 : FINDING_NOT_IMPLEMENTED,
                (const struct value[]){value_method(method),
                                       value_host(evidence_maker(evidence)),
                                       value_listed(allowed),
                                       {0}});
}

static void find(struct evidence *evidence)
{
    const struct request *request = evidence->request;

    switch (evidence->response->code) {
    case 405:
        if (!request->is_misnamed)
            find_listed(evidence, FINDING_METHOD_NOT_ALLOWED, FINDING_METHOD_NOT_ALLOWED_UNLISTED,
                        HEADER_ALLOW, evidence->response->method);
        break;
    case 415:
        find_body(evidence);
        break;
    case 422:
        find_session_interval(evidence);
        break;
    case 423:
        find_interval(evidence, HEADER_MIN_EXPIRES, request->shared->expires);
        break;
    case 489:
        find_listed(evidence, FINDING_EVENT_REFUSED, FINDING_EVENT_REFUSED_UNLISTED,
                    HEADER_ALLOW_EVENTS, request->shared->event);
        break;
    case 501:
        if (!request->is_misnamed)
            find_unimplemented(evidence);
        break;
    default:
        break;
    }
}

const struct rule rule_refusal = {.needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
