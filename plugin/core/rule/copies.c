/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Copies and delays: what was sent again, what came late, what the capture does not have. */

#include "rule.h"

#define SECOND INT64_C(1000000000)

/* RFC 3261 section 17: Timers B and F, 64 times T1 of 500 ms. */
#define TIMEOUT (32 * SECOND)

/* RFC 3261 section 17.1.2.1: T2; a client repeats a request other than INVITE that often. */
#define T2 (4 * SECOND)

static void find_repeated_request(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;

    if (transaction->has_response || transaction->request_copies < 2)
        return;
    finding_add(evidence, "request-repeated",
                (const struct finding_value[]){
                    value_number("copies", transaction->request_copies),
                    value_duration("after", transaction->request_time, evidence->origin->time),
                    {0}});
}

/* The same final response, sent again. */
static void find_repeated_response(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct finding_value values[] = {
        value_number("copies", transaction->final_copies + 1),
        value_number("frame", transaction->final_frame),
        {0},
    };

    if (transaction->final_code != evidence->response->code ||
        transaction->final.bytes != evidence->datagram->bytes ||
        datagram_is_same(&transaction->final, evidence->datagram))
        return;
    if (transaction->is_invite && !transaction->acknowledged)
        finding_add(evidence,
                    transaction->final_copies >= 2 ? "response-repeated-unacknowledged"
                                                   : "response-repeated-early",
                    values);
    else
        finding_add(evidence, "response-repeated", values);
}

static void find_slow(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    int64_t time = evidence->response->response_time;
    const struct finding_value values[] = {value_duration("after", 0, time), {0}};

    if (transaction->final_code != 0)
        return;
    if (!transaction->has_response && time > TIMEOUT)
        finding_add(evidence, "slow-timeout", values);
    else if (!transaction->is_invite && evidence->response->code >= 200 && time > T2)
        finding_add(evidence, "slow", values);
}

void finding_rule_timing(struct evidence *evidence)
{
    if (!evidence->transaction)
        return;
    if (evidence->transaction->request_frame == 0) {
        finding_add(evidence, "request-not-captured", NULL);
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
        transaction->final_code = (uint16_t)evidence->response->code;
        transaction->final_frame = evidence->origin->frame;
        transaction->final_copies = 0;
    }
    transaction->final_copies++;
    transaction->final = *evidence->datagram;
}

void timing_note_response(const struct evidence *evidence)
{
    struct transaction *transaction = evidence->transaction;

    transaction->has_response = true;
    if (evidence->response->code >= 200)
        note_final(transaction, evidence);
}
