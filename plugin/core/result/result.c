/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is told of one message. */

#include "result.h"

#include "body.h"
#include "reason.h"
#include "warning.h"

#include <glib.h>
#include <string.h>

const char *const response_origin_words[RESPONSE_ORIGINS] = {
    [RESPONSE_UNKNOWN] = "unknown",
    [RESPONSE_SELF] = "self",
    [RESPONSE_PASSED_ON] = "passed-on",
    [RESPONSE_CHANGED] = "changed",
};

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
                         struct result *response)
{
    struct result_reason values[RESULT_VALUES_MAX];
    struct slice rest = {NULL, 0};
    struct reason reason;
    size_t position = 0;
    unsigned count = 0;

    while (count < RESULT_VALUES_MAX && reason_next(message, &position, &rest, &reason))
        values[count++] = (struct result_reason){.protocol = store_text(store, reason.protocol),
                                                 .text = store_text(store, reason.text),
                                                 .has_cause = reason.has_cause,
                                                 .cause = reason.cause};
    response->reason_count = count & 15;
    response->reasons = store_block(store, values, count * sizeof(values[0]));
}

static void read_warnings(const struct message *message, struct store *store,
                          struct result *response)
{
    struct result_warning values[RESULT_VALUES_MAX];
    struct slice rest = {NULL, 0};
    struct warning warning;
    size_t position = 0;
    unsigned count = 0;

    while (count < RESULT_VALUES_MAX && warning_next(message, &position, &rest, &warning))
        values[count++] = (struct result_warning){.code = warning.code,
                                                  .agent = store_text(store, warning.agent),
                                                  .text = store_text(store, warning.text)};
    response->warning_count = count & 15;
    response->warnings = store_block(store, values, count * sizeof(values[0]));
}

/* Of a message that is a response, or reports one; or of a request, which has no code. */
static struct result make(const struct message *message, const struct origin *origin,
                          const unsigned *code, struct store *store)
{
    struct slice call_id = {NULL, 0};

    message_find_header(message, HEADER_CALL_ID, &call_id);
    return (struct result){.frame = origin->frame,
                           .time = origin->time,
                           .source = origin->source,
                           .destination = origin->destination,
                           .code = code ? *code & 1023 : 0,
                           .about = code ? code_explain(*code) : NULL,
                           .call_id = store_text(store, call_id)};
}

struct result *result_of_response(const struct message *message, const struct origin *origin,
                                  struct slice method, struct store *store)
{
    struct result response = make(message, origin, &message->code, store);

    response.method = store_text(store, method);
    response.phrase = read_phrase(message, store);
    read_reasons(message, store, &response);
    read_warnings(message, store, &response);
    return store_block(store, &response, sizeof(response));
}

/* False where there is none. */
static bool find_fragment(const struct message *notify, struct message *fragment)
{
    struct slice body;

    return notify->is_complete && body_find(notify, "message/sipfrag", &body) &&
           message_parse_fragment(body, fragment) && fragment->is_response;
}

struct result *result_of_report(const struct message *message, const struct origin *origin,
                                bool reports_answer, struct store *store)
{
    static const unsigned answered = 200;
    struct message fragment;
    struct result response;

    if (slice_equals(message->method, "NOTIFY") && find_fragment(message, &fragment)) {
        response = make(message, origin, &fragment.code, store);
        response.phrase = read_phrase(&fragment, store);
    } else if (reports_answer) {
        response = make(message, origin, &answered, store);
    } else {
        return NULL;
    }
    response.is_reported = true;
    return store_block(store, &response, sizeof(response));
}

struct result *result_of_request(const struct message *message, const struct origin *origin,
                                 struct slice method, struct store *store)
{
    struct result request = make(message, origin, NULL, store);

    request.method = store_text(store, method);
    read_reasons(message, store, &request);
    return store_block(store, &request, sizeof(request));
}

/* The first of the gravest that explain it, from 1; 0 where none does. */
static unsigned find_explaining(const struct finding *findings, unsigned count, bool all_do)
{
    unsigned strongest = 0;

    for (unsigned i = 0; i < count; i++) {
        if ((all_do || finding_text_of(findings[i].form)->explains) &&
            (strongest == 0 || findings[i].severity > findings[strongest - 1].severity))
            strongest = i + 1;
    }
    return strongest;
}

void result_conclude(struct result *result, const struct finding *findings, unsigned count,
                     struct store *store)
{
    enum code_severity severity = result->about ? result->about->severity : CODE_CHAT;

    result->finding_count = count & 15;
    result->findings = store_block(store, findings, count * sizeof(findings[0]));
    result->explaining = find_explaining(findings, count, result_is_request(result)) & 15;
    if (result->explaining)
        severity = result_explaining(result)->severity;
    for (unsigned i = 0; i < count; i++)
        severity = MAX(severity, findings[i].severity);
    result->severity = severity & 3;
}
