/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Refusals that name what the request should have had: put beside what it did have. */

#include "rule.h"

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

/* 422 and 423: RFC 4028 section 6, RFC 3261 section 10.3. */
static void find_interval(struct evidence *evidence, enum header_name header, uint32_t interval)
{
    bool is_unsaid = !evidence->request->says_interval;
    uint32_t minimum;

    if (!header_number(evidence->message, header, &minimum) || (interval == 0 && !is_unsaid))
        return;
    finding_add(evidence,
                interval ? FINDING_INTERVAL_TOO_SMALL : FINDING_INTERVAL_TOO_SMALL_UNASKED,
                (const struct value[]){value_header(field_name(header)),
                                       value_minimum(minimum),
                                       value_interval(interval),
                                       {0}});
}

/* Refusals whose header field lists what would have been accepted. */
static void find_listed(struct evidence *evidence, enum finding_form form, enum header_name header,
                        const char *asked)
{
    const char *listed = header_text(evidence, header);

    if (listed && asked)
        finding_add(evidence, form,
                    (const struct value[]){value_asked(asked), value_listed(listed), {0}});
}

/* What every user agent that makes calls must understand (RFC 3261 sections 11 and 13.1). */
static bool is_basic(const char *method)
{
    static const char *const methods[] = {"INVITE", "BYE", "CANCEL", "OPTIONS", NULL};

    return g_strv_contains(methods, method);
}

/* 501: RFC 3261 section 21.5.2. */
static void find_unimplemented(struct evidence *evidence)
{
    const char *method = evidence->response->method;
    const char *allowed = header_text(evidence, HEADER_ALLOW);

    finding_add(evidence,
                is_basic(method) ? FINDING_NOT_IMPLEMENTED_BASIC
                : allowed        ? FINDING_NOT_IMPLEMENTED_LISTED
                                 : FINDING_NOT_IMPLEMENTED,
                (const struct value[]){value_method(method),
                                       value_host(endpoint_name(evidence->request->destination)),
                                       value_listed(allowed),
                                       {0}});
}

static void find(struct evidence *evidence)
{
    const struct request *request = evidence->request;

    switch (evidence->response->code) {
    case 405:
        if (!request->is_misnamed)
            find_listed(evidence, FINDING_METHOD_NOT_ALLOWED, HEADER_ALLOW,
                        evidence->response->method);
        break;
    case 415:
        if (message_has(evidence->message, HEADER_ACCEPT_ENCODING))
            find_listed(evidence, FINDING_MEDIA_TYPE_REFUSED_ENCODED, HEADER_ACCEPT_ENCODING,
                        request->content_encoding);
        find_listed(evidence, FINDING_MEDIA_TYPE_REFUSED, HEADER_ACCEPT, request->content_type);
        break;
    case 422:
        find_interval(evidence, HEADER_MIN_SE, request->session_expires);
        break;
    case 423:
        find_interval(evidence, HEADER_MIN_EXPIRES, request->expires);
        break;
    case 489:
        find_listed(evidence, FINDING_EVENT_REFUSED, HEADER_ALLOW_EVENTS, request->event);
        break;
    case 501:
        if (!request->is_misnamed)
            find_unimplemented(evidence);
        break;
    default:
        break;
    }
}

const struct rule rule_refusal = {.needs = NEEDS_REQUEST, .on_response = find};
