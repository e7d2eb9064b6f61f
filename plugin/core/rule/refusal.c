/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Refusals that name what the request should have had: put beside what it did have. */

#include "rule.h"

#include "address.h"
#include "date.h"
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

/* The number at the start of a header field; false where there is none. */
static bool header_number(const struct message *message, enum header_name name, uint32_t *number)
{
    struct slice value, part;

    return message_find_header(message, name, &value) && list_take(&value, ';', &part) &&
           slice_number(part, number);
}

/* 422 and 423: RFC 4028 section 6, RFC 3261 section 10.3. */
static void find_interval(struct evidence *evidence, enum header_name header, uint32_t asked,
                          bool says_interval)
{
    uint32_t minimum;

    if (!header_number(evidence->message, header, &minimum) || (asked == 0 && says_interval))
        return;
    finding_add(evidence, asked ? "interval-too-small" : "interval-too-small-unasked",
                (const struct finding_value[]){value_text("header", message_header_name(header)),
                                               value_number("minimum", minimum),
                                               value_number("asked", asked),
                                               {0}});
}

/* Refusals whose header field lists what would have been accepted. */
static void find_listed(struct evidence *evidence, const char *name, enum header_name header,
                        const char *asked)
{
    const char *listed = header_text(evidence, header);

    if (listed && asked)
        finding_add(evidence, name,
                    (const struct finding_value[]){
                        value_text("asked", asked), value_text("listed", listed), {0}});
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

    finding_add(
        evidence,
        is_basic(method) ? "not-implemented-basic"
        : allowed        ? "not-implemented-listed"
                         : "not-implemented",
        (const struct finding_value[]){value_text("method", method),
                                       value_text("host", evidence->transaction->destination),
                                       value_text("listed", allowed),
                                       {0}});
}

void finding_rule_request(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    static const struct asked nothing;

    if (!transaction || transaction->request_frame == 0)
        return;
    const struct asked *asked = transaction->asked ? transaction->asked : &nothing;
    switch (evidence->response->code) {
    case 405:
        if (!transaction->is_misnamed)
            find_listed(evidence, "method-not-allowed", HEADER_ALLOW, evidence->response->method);
        break;
    case 415:
        if (message_has(evidence->message, HEADER_ACCEPT_ENCODING))
            find_listed(evidence, "media-type-refused-encoded", HEADER_ACCEPT_ENCODING,
                        asked->content_encoding);
        find_listed(evidence, "media-type-refused", HEADER_ACCEPT, asked->content_type);
        break;
    case 422:
        find_interval(evidence, HEADER_MIN_SE, asked->session_expires, asked->says_interval);
        break;
    case 423:
        find_interval(evidence, HEADER_MIN_EXPIRES, asked->expires, asked->says_interval);
        break;
    case 489:
        find_listed(evidence, "event-refused", HEADER_ALLOW_EVENTS, asked->event);
        break;
    case 501:
        if (!transaction->is_misnamed)
            find_unimplemented(evidence);
        break;
    default:
        break;
    }
}

static void note_interval(const struct message *message, struct asked *asked)
{
    struct slice contact, value;
    bool in_contact = message_find_header(message, HEADER_CONTACT, &contact) &&
                      list_parameter(contact, "expires", &value);

    if (!in_contact || !slice_number(value, &asked->expires))
        header_number(message, HEADER_EXPIRES, &asked->expires);
    header_number(message, HEADER_SESSION_EXPIRES, &asked->session_expires);
    asked->says_interval = in_contact || message_has(message, HEADER_EXPIRES) ||
                           message_has(message, HEADER_SESSION_EXPIRES);
}

/* Refer-To (RFC 3515 section 2.1). */
static const char *read_target(const struct evidence *evidence)
{
    struct slice value;

    return message_find_header(evidence->message, HEADER_REFER_TO, &value)
               ? store_text(evidence->store, address_uri(value))
               : NULL;
}

static void note_date(const struct message *message, struct asked *asked)
{
    struct slice value;

    asked->has_identity = message_has(message, HEADER_IDENTITY);
    asked->has_date = asked->has_identity && message_find_header(message, HEADER_DATE, &value) &&
                      date_parse(value, &asked->date);
}

/* A response has only the method of CSeq: what it refuses may be the other one. */
static bool is_misnamed(const struct evidence *evidence)
{
    struct slice method = evidence->key->cseq.method;

    return method.length != evidence->message->method.length ||
           memcmp(method.data, evidence->message->method.data, method.length) != 0;
}

static bool is_empty(const struct asked *asked)
{
    return !asked->content_type && !asked->event && !asked->refer_to && !asked->says_interval &&
           !asked->has_identity;
}

void request_note(const struct evidence *evidence)
{
    const struct message *message = evidence->message;
    struct transaction *transaction = evidence->transaction;
    struct asked asked = {.content_type = header_text(evidence, HEADER_CONTENT_TYPE),
                          .content_encoding = header_text(evidence, HEADER_CONTENT_ENCODING),
                          .event = header_text(evidence, HEADER_EVENT),
                          .refer_to = read_target(evidence)};
    uint32_t hops = 0;

    note_interval(message, &asked);
    note_date(message, &asked);
    transaction->has_max_forwards =
        header_number(message, HEADER_MAX_FORWARDS, &hops) && hops <= UINT8_MAX;
    transaction->max_forwards = (uint8_t)hops;
    transaction->is_misnamed = is_misnamed(evidence);
    transaction->has_contact = message_has(message, HEADER_CONTACT);
    transaction->has_record_route = message_has(message, HEADER_RECORD_ROUTE);
    transaction->has_timestamp = message_has(message, HEADER_TIMESTAMP);
    transaction->has_replaces =
        message_has(message, HEADER_REPLACES) || message_has(message, HEADER_JOIN);
    transaction->request_uri = store_text(evidence->store, message->uri);
    if (!is_empty(&asked))
        *transaction_asked(evidence->transactions, transaction) = asked;
    extension_note_request(evidence);
    offer_note_request(evidence);
}
