/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Refusals that name what the request should have had: put beside what it did have. */

#include "../finding.h"

#include "../header/address.h"
#include "../header/list.h"
#include "../header/via.h"

#include <glib.h>

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
static void find_interval(struct evidence *evidence, enum header_name header, uint32_t asked)
{
    uint32_t minimum;

    if (!header_number(evidence->message, header, &minimum))
        return;
    finding_add(
        evidence, asked ? "interval-too-small" : "interval-too-small-unasked",
        (const struct finding_value[]){{.name = "header", .text = message_header_name(header)},
                                       {.name = "minimum", .number = minimum},
                                       {.name = "asked", .number = asked},
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
                        {.name = "asked", .text = asked}, {.name = "listed", .text = listed}, {0}});
}

static void find_extension(struct evidence *evidence, const char *name, enum header_name header)
{
    const char *tags = header_text(evidence, header);

    if (tags)
        finding_add(evidence, name,
                    (const struct finding_value[]){{.name = "tags", .text = tags}, {0}});
}

static void find_hops(struct evidence *evidence, const struct transaction *transaction)
{
    finding_add(
        evidence, "hops-used-up",
        (const struct finding_value[]){{.name = "hops", .number = transaction->max_forwards},
                                       {.name = "vias", .number = via_count(evidence->message)},
                                       {0}});
}

static void find_address(struct evidence *evidence, const struct transaction *transaction)
{
    if (transaction->request_uri)
        finding_add(
            evidence, "address-refused",
            (const struct finding_value[]){{.name = "uri", .text = transaction->request_uri}, {0}});
}

void finding_rule_request(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;

    if (!transaction || transaction->request_frame == 0)
        return;
    switch (evidence->response->code) {
    case 404:
    case 410:
    case 414:
    case 416:
    case 484:
    case 485:
    case 604:
        find_address(evidence, transaction);
        break;
    case 405:
        find_listed(evidence, "method-not-allowed", HEADER_ALLOW, evidence->response->method);
        break;
    case 415:
        find_listed(evidence, "media-type-refused", HEADER_ACCEPT, transaction->content_type);
        break;
    case 420:
        find_extension(evidence, "extension-unsupported", HEADER_UNSUPPORTED);
        break;
    case 421:
        find_extension(evidence, "extension-unsupported-required", HEADER_REQUIRE);
        break;
    case 422:
        find_interval(evidence, HEADER_MIN_SE, transaction->session_expires);
        break;
    case 423:
        find_interval(evidence, HEADER_MIN_EXPIRES, transaction->expires);
        break;
    case 483:
        find_hops(evidence, transaction);
        break;
    case 489:
        find_listed(evidence, "event-refused", HEADER_ALLOW_EVENTS, transaction->event);
        break;
    default:
        break;
    }
}

static void note_expires(struct transaction *transaction, const struct message *message)
{
    struct slice contact, value;

    if (message_find_header(message, HEADER_CONTACT, &contact) &&
        list_parameter(contact, "expires", &value) && slice_number(value, &transaction->expires))
        return;
    header_number(message, HEADER_EXPIRES, &transaction->expires);
}

void request_note(struct transaction *transaction, const struct message *message,
                  struct store *store)
{
    struct slice value;
    uint32_t hops = 0;

    header_number(message, HEADER_SESSION_EXPIRES, &transaction->session_expires);
    note_expires(transaction, message);
    if (header_number(message, HEADER_MAX_FORWARDS, &hops))
        transaction->max_forwards = (uint8_t)MIN(hops, UINT8_MAX);
    transaction->request_uri = store_text(store, message->uri);
    if (message_find_header(message, HEADER_CONTENT_TYPE, &value))
        transaction->content_type = store_text(store, value);
    if (message_find_header(message, HEADER_EVENT, &value))
        transaction->event = store_text(store, value);
}
