/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is told of one message. */

#include "result.h"

#include "body.h"
#include "reason.h"
#include "warning.h"

#include <glib.h>
#include <string.h>

/* Causes of Q.850 that say more than the code. */
#define USER_BUSY 17
#define NO_USER_RESPONDING 18
#define NO_ANSWER 19

const char *const response_origin_words[RESPONSE_ORIGINS] = {
    [RESPONSE_UNKNOWN] = "unknown",
    [RESPONSE_SELF] = "self",
    [RESPONSE_PASSED_ON] = "passed-on",
    [RESPONSE_CHANGED] = "changed",
};

const struct result_rare result_nothing_rare = {0};

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
                         struct result_rare *rare)
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
    rare->reason_count = (uint8_t)count;
    rare->reasons = store_block(store, values, count * sizeof(values[0]));
}

static void read_warnings(const struct message *message, struct store *store,
                          struct result_rare *rare)
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
    rare->warning_count = (uint8_t)count;
    rare->warnings = store_block(store, values, count * sizeof(values[0]));
}

static const struct result_rare *keep_rare(const struct result_rare *rare, struct store *store)
{
    bool is_empty = !rare->phrase && rare->reason_count == 0 && rare->warning_count == 0;

    return is_empty ? &result_nothing_rare : store_block(store, rare, sizeof(*rare));
}

/* Of a message that is a response, or reports one; or of a request, which has no code. */
static struct result make(const struct message *message, const struct origin *origin,
                          const unsigned *code, struct store *store)
{
    struct slice call_id = {NULL, 0};

    message_find_header(message, HEADER_CALL_ID, &call_id);
    return (struct result){.frame = origin->frame,
                           .source = origin->source,
                           .destination = origin->destination,
                           .code = code ? *code & 1023 : 0,
                           .is_request = !code,
                           .rare = &result_nothing_rare,
                           .call_id = store_text(store, call_id)};
}

struct result *result_of_response(const struct message *message, const struct origin *origin,
                                  struct slice method, struct store *store)
{
    struct result response = make(message, origin, &message->code, store);
    struct result_rare rare = {.phrase = read_phrase(message, store)};

    read_reasons(message, store, &rare);
    read_warnings(message, store, &rare);
    response.method = store_text(store, method);
    response.rare = keep_rare(&rare, store);
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
    struct result_rare rare = {0};
    struct result response;

    if (slice_equals(message->method, "NOTIFY") && find_fragment(message, &fragment)) {
        response = make(message, origin, &fragment.code, store);
        rare.phrase = read_phrase(&fragment, store);
    } else if (reports_answer) {
        response = make(message, origin, &answered, store);
    } else {
        return NULL;
    }
    response.is_reported = true;
    response.rare = keep_rare(&rare, store);
    return store_block(store, &response, sizeof(response));
}

struct result *result_of_request(const struct message *message, const struct origin *origin,
                                 struct slice method, struct store *store)
{
    struct result request = make(message, origin, NULL, store);
    struct result_rare rare = {0};

    read_reasons(message, store, &rare);
    request.method = store_text(store, method);
    request.rare = keep_rare(&rare, store);
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
    enum code_severity severity = result->is_request ? CODE_CHAT : result_about(result)->severity;

    result->finding_count = count & 15;
    result->findings = store_block(store, findings, count * sizeof(findings[0]));
    result->explaining = find_explaining(findings, count, result->is_request) & 15;
    if (result->explaining)
        severity = result_explaining(result)->severity;
    for (unsigned i = 0; i < count; i++)
        severity = MAX(severity, findings[i].severity);
    result->severity = severity & 3;
}

char *result_cause(const struct result *result)
{
    return result->explaining ? g_strdup(finding_text_of(result_explaining(result)->form)->id)
                              : g_strdup_printf("%03u", result->code);
}

static struct result_rare *change_rare(struct result *result, struct store *store)
{
    struct result_rare *rare = store_block(store, result->rare, sizeof(*rare));

    result->rare = rare;
    return rare;
}

void result_note_unmatched(struct result *result, struct store *store)
{
    change_rare(result, store)->is_unmatched = true;
}

void result_note_delay(struct result *result, int64_t delay, struct store *store)
{
    result->has_delay = true;
    if (delay != result->response_time)
        change_rare(result, store)->call_time = delay;
}

void result_note_duration(struct result *result, int64_t duration, uint32_t invite_frame,
                          struct store *store)
{
    struct result_rare *rare = change_rare(result, store);

    rare->call_time = duration;
    rare->invite_frame = invite_frame;
}

void result_note_legs(struct result *result, const struct call_legs *legs, struct store *store)
{
    if (legs)
        change_rare(result, store)->legs = legs;
}

void result_follow(struct result *result, const struct result *next, struct store *store)
{
    change_rare(result, store)->next = next;
}

enum call_outcome result_judge_cause(const struct result *result, enum call_outcome outcome)
{
    const struct result_reason *reason = result->rare->reasons;
    bool may_have = result->code == 480 || (result->code == 408 && outcome == OUTCOME_UNANSWERED);
    unsigned i = 0;

    if (!may_have || outcome == OUTCOME_NONE || outcome == OUTCOME_CANCELLED)
        return outcome;
    while (i < result->rare->reason_count &&
           !(reason[i].has_cause && g_ascii_strcasecmp(reason[i].protocol, "Q.850") == 0))
        i++;
    if (i == result->rare->reason_count)
        return outcome;
    if (reason[i].cause == NO_USER_RESPONDING || reason[i].cause == NO_ANSWER)
        return OUTCOME_NO_ANSWER;
    if (result->code != 480)
        return outcome;
    return reason[i].cause == USER_BUSY ? OUTCOME_BUSY : OUTCOME_REFUSED;
}
