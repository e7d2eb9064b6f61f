/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Copies and delays: what was sent again, what came late, what the capture does not have. */

#include "../finding.h"

#include <string.h>

#define SECOND INT64_C(1000000000)

/* RFC 3261 section 17: Timers B and F, 64 times T1 of 500 ms. */
#define TIMEOUT (32 * SECOND)

/* RFC 3261 section 17.1.2.1: T2; a client repeats a request other than INVITE that often. */
#define T2 (4 * SECOND)

static bool is_invite(const struct evidence *evidence)
{
    const char *method = evidence->response->method;

    return method && strcmp(method, "INVITE") == 0;
}

static void find_repeated_request(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;

    if (transaction->has_response || transaction->request_copies < 2)
        return;
    finding_add(
        evidence, "request-repeated",
        (const struct finding_value[]){
            {.name = "copies", .number = transaction->request_copies},
            {.name = "after",
             .duration = finding_duration(transaction->request_time, evidence->packet->time)},
            {0}});
}

/* The same final response, sent again. */
static void find_repeated_response(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct finding_value values[] = {
        {.name = "copies", .number = transaction->final_copies + 1},
        {.name = "frame", .number = transaction->final_frame},
        {0},
    };

    if (transaction->final_code != evidence->response->code ||
        transaction->final.bytes != evidence->datagram->bytes ||
        datagram_is_same(&transaction->final, evidence->datagram))
        return;
    if (is_invite(evidence) && !transaction_has_ack(evidence->transactions, evidence->message))
        finding_add(evidence,
                    transaction->final_copies >= 2 ? "response-repeated-unacknowledged"
                                                   : "response-repeated-early",
                    values);
    else
        finding_add(evidence, "response-repeated", values);
}

static void find_slow(struct evidence *evidence)
{
    int64_t time = evidence->response->response_time;
    const struct finding_value values[] = {{.name = "after", .duration = time}, {0}};

    if (evidence->transaction->final_code != 0)
        return;
    if (!evidence->transaction->has_response && time > TIMEOUT)
        finding_add(evidence, "slow-timeout", values);
    else if (!is_invite(evidence) && evidence->response->code >= 200 && time > T2)
        finding_add(evidence, "slow", values);
}

void finding_rule_timing(struct evidence *evidence)
{
    if (!evidence->transaction)
        return;
    if (evidence->transaction->request_frame == 0) {
        finding_add(evidence, "request-not-captured", (const struct finding_value[]){{0}});
        return;
    }
    find_repeated_request(evidence);
    find_repeated_response(evidence);
    find_slow(evidence);
}

static void note_final(struct transaction *transaction, const struct evidence *evidence)
{
    bool again = transaction->final.bytes == evidence->datagram->bytes;

    if (again && datagram_is_same(&transaction->final, evidence->datagram))
        return;
    if (!again) {
        transaction->final_code = evidence->response->code;
        transaction->final_frame = evidence->packet->frame;
        transaction->final_copies = 0;
    }
    transaction->final_copies++;
    transaction->final = *evidence->datagram;
}

void timing_note_response(const struct evidence *evidence)
{
    struct transaction *transaction = evidence->transaction;

    if (!transaction)
        return;
    transaction->has_response = true;
    if (evidence->response->code >= 200)
        note_final(transaction, evidence);
    if (evidence->response->code == 180 && transaction->ringing_frame == 0) {
        transaction->ringing_frame = evidence->packet->frame;
        transaction->ringing_time = evidence->packet->time;
    }
}
