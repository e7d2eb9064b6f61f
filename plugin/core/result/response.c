/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is kept of one response. */

#include "response.h"

#include "body.h"
#include "code.h"
#include "cseq.h"
#include "reason.h"
#include "warning.h"

#include <string.h>

static const char *read_method(const struct message *message, struct store *store)
{
    struct slice value;
    struct cseq cseq;

    if (!message_find_header(message, HEADER_CSEQ, &value))
        return NULL;
    (void)cseq_parse(value, &cseq); /* the method counts, also beside a number that is none */
    return store_text(store, cseq.method);
}

static const char *read_phrase(const struct message *message, struct store *store)
{
    const struct code *code = code_find(message->code);
    size_t length = code ? strlen(code->name) : 0;

    if (code && message->phrase.length == length &&
        memcmp(message->phrase.data, code->name, length) == 0)
        return NULL;
    return store_text(store, message->phrase);
}

static void read_reasons(const struct message *message, struct store *store,
                         struct response *response)
{
    struct response_reason values[RESPONSE_VALUES_MAX];
    struct slice rest = {NULL, 0};
    struct reason reason;
    size_t position = 0;
    uint8_t count = 0;

    while (count < RESPONSE_VALUES_MAX && reason_next(message, &position, &rest, &reason))
        values[count++] = (struct response_reason){.protocol = store_text(store, reason.protocol),
                                                   .text = store_text(store, reason.text),
                                                   .has_cause = reason.has_cause,
                                                   .cause = reason.cause};
    response->reason_count = count;
    response->reasons = store_block(store, values, count * sizeof(values[0]));
}

static void read_warnings(const struct message *message, struct store *store,
                          struct response *response)
{
    struct response_warning values[RESPONSE_VALUES_MAX];
    struct slice rest = {NULL, 0};
    struct warning warning;
    size_t position = 0;
    uint8_t count = 0;

    while (count < RESPONSE_VALUES_MAX && warning_next(message, &position, &rest, &warning))
        values[count++] = (struct response_warning){.code = warning.code,
                                                    .agent = store_text(store, warning.agent),
                                                    .text = store_text(store, warning.text)};
    response->warning_count = count;
    response->warnings = store_block(store, values, count * sizeof(values[0]));
}

/* "Reason: SIP;cause=200" of a CANCEL: another device answered. */
static bool reports_answer(const struct message *cancel)
{
    struct slice rest = {NULL, 0};
    struct reason reason;
    size_t position = 0;

    while (reason_next(cancel, &position, &rest, &reason)) {
        if (slice_equals(reason.protocol, "SIP") && reason.has_cause && reason.cause == 200)
            return true;
    }
    return false;
}

static struct response *read_report(const struct message *message, struct store *store)
{
    struct response response = {.code = 200, .is_reported = true};
    struct message fragment;
    struct slice body;

    if (slice_equals(message->method, "NOTIFY") && message->is_complete &&
        body_find(message, "message/sipfrag", &body)) {
        if (!message_parse_fragment(body, &fragment) || !fragment.is_response)
            return NULL;
        response.code = (uint16_t)fragment.code;
        response.phrase = read_phrase(&fragment, store);
    } else if (!slice_equals(message->method, "CANCEL") || !reports_answer(message)) {
        return NULL;
    }
    return store_block(store, &response, sizeof(response));
}

struct response *response_read(const struct message *message, struct store *store)
{
    struct response response = {.code = (uint16_t)message->code};

    if (!message->is_response)
        return read_report(message, store);
    response.method = read_method(message, store);
    response.phrase = read_phrase(message, store);
    read_reasons(message, store, &response);
    read_warnings(message, store, &response);
    return store_block(store, &response, sizeof(response));
}
