/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Provisional responses that are sent again, and reliable ones that want a PRACK (RFC 3262). */

#include "rule.h"

#include "list.h"

/* RFC 3261 section 17.1.1.1, in nanoseconds. */
#define T1 (INT64_C(500) * 1000 * 1000)

/* RFC 3262 section 3. */
static bool is_reliable(const struct message *message)
{
    return message_has(message, HEADER_RSEQ) && header_lists(message, HEADER_REQUIRE, "100rel");
}

/* Whether a reliable response waits for its PRACK (RFC 3262 section 3). */
static bool wants_prack(const struct progress *progress)
{
    return progress->reliable_frame != 0 && progress->acknowledged != progress->rseq;
}

/* The first final response comes although a reliable one has waited for its PRACK long enough. */
static void find_unconfirmed(struct evidence *evidence, const struct progress *progress)
{
    int64_t now = evidence->origin->time;

    if (wants_prack(progress) && evidence->transaction->final_code == 0 &&
        now - progress->reliable_time > T1)
        finding_add(
            evidence, "prack-missing-final",
            (const struct finding_value[]){value_number("rseq", progress->rseq),
                                           value_number("frame", progress->reliable_frame),
                                           value_duration("after", progress->reliable_time, now),
                                           {0}});
}

/* The same provisional response again: for no PRACK, although there is one, or without any. */
static void find_repeated(struct evidence *evidence, const struct progress *progress)
{
    const char *name = "response-repeated-provisional";

    if (evidence->datagram->bytes != progress->provisional.bytes ||
        datagram_is_same(&progress->provisional, evidence->datagram))
        return;
    if (is_reliable(evidence->message))
        name = wants_prack(progress) ? "prack-missing" : "response-repeated-confirmed";
    finding_add(evidence, name,
                (const struct finding_value[]){
                    value_number("copies", progress->provisional_copies + 1),
                    value_number("frame", progress->provisional_frame),
                    value_duration("after", (int64_t)progress->provisional.time * DATAGRAM_TICK,
                                   evidence->origin->time),
                    value_number("rseq", progress->rseq),
                    {0}});
}

void finding_rule_provisional(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;

    if (!transaction || transaction->request_frame == 0 || !transaction->progress)
        return;
    /* Devices of a fork number their responses apart. */
    if (transaction->progress->tags[1] != 0)
        return;
    if (evidence->response->code >= 200)
        find_unconfirmed(evidence, transaction->progress);
    else
        find_repeated(evidence, transaction->progress);
}

/* RAck: "776656 1 INVITE" (RFC 3262 section 7.2). */
static bool read_rack(const struct message *prack, uint32_t *rseq, struct cseq *cseq)
{
    struct slice value, number;

    return message_find_header(prack, HEADER_RACK, &value) && list_take(&value, ' ', &number) &&
           slice_number(number, rseq) && cseq_parse(slice_trim(value), cseq) &&
           slice_equals(cseq->method, "INVITE");
}

void provisional_note_request(const struct evidence *evidence)
{
    uint32_t rseq;
    struct cseq cseq;

    if (!slice_equals(evidence->message->method, "PRACK") ||
        !read_rack(evidence->message, &rseq, &cseq))
        return;
    struct transaction *invite =
        transaction_family(evidence->transactions, evidence->key, "INVITE", cseq.number);
    for (; invite; invite = invite->next)
        transaction_progress(evidence->transactions, invite)->acknowledged = rseq;
}

static void note_copy(struct progress *progress, const struct evidence *evidence)
{
    if (progress->provisional.bytes != evidence->datagram->bytes) {
        progress->provisional_frame = evidence->origin->frame;
        progress->provisional_copies = 0;
    } else if (datagram_is_same(&progress->provisional, evidence->datagram)) {
        return;
    }
    progress->provisional = *evidence->datagram;
    progress->provisional_copies++;
}

static void note_reliable(struct progress *progress, const struct evidence *evidence)
{
    struct slice value;
    uint32_t rseq;

    if (!is_reliable(evidence->message) ||
        !message_find_header(evidence->message, HEADER_RSEQ, &value) ||
        !slice_number(value, &rseq) || rseq == progress->rseq)
        return;
    progress->rseq = rseq;
    progress->reliable_frame = evidence->origin->frame;
    progress->reliable_time = evidence->origin->time;
}

void provisional_note_response(const struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    if (!evidence->transaction->is_invite || code <= 100 || code >= 200)
        return;
    struct progress *progress = transaction_progress(evidence->transactions, evidence->transaction);
    note_copy(progress, evidence);
    note_reliable(progress, evidence);
}
