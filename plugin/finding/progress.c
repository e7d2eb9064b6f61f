/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 18x and forks: what the caller hears, and how many devices answer (RFC 3261 sections 12.1
 * and 13.2). */

#include "../finding.h"

#include "../body.h"
#include "../header/list.h"

#include <glib.h>

/* RFC 3261 section 17.1.1.1, in nanoseconds. */
#define T1 (INT64_C(500) * 1000 * 1000)

static bool has_sdp(const struct message *message)
{
    struct slice sdp;

    return body_find(message, "application/sdp", &sdp);
}

/* RFC 3262 section 3. */
static bool is_reliable(const struct message *message)
{
    return message->index[HEADER_RSEQ].present && header_lists(message, HEADER_REQUIRE, "100rel");
}

static void find_early_media(struct evidence *evidence)
{
    const struct progress *progress = evidence->transaction->progress;
    unsigned code = evidence->response->code;

    if (code > 100 && code < 200 && has_sdp(evidence->message))
        finding_add(evidence, "early-media", NULL);
    else if (code == 180 && evidence->message->is_complete && !(progress && progress->early_sdp))
        finding_add(evidence, "ringing-local", NULL);
}

static unsigned count_tags(const struct progress *progress, uint64_t tag, bool *known)
{
    unsigned count = 0;

    *known = tag == 0;
    while (progress && count < PROGRESS_TAGS_MAX && progress->tags[count] != 0)
        *known |= progress->tags[count++] == tag;
    return count;
}

/* Told where the tag of another device comes up, and where one of several wins. */
static void find_fork(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    unsigned code = evidence->response->code;
    bool known;
    unsigned count = count_tags(transaction->progress, evidence->identifiers->to_tag, &known);
    unsigned devices = known ? count : count + 1;

    if (code >= 200 && code < 300 && devices > 1 && transaction->final_code == 0)
        finding_add(evidence, "forked-won",
                    (const struct finding_value[]){value_number("devices", devices), {0}});
    else if (!known && count > 0 && code < 300)
        finding_add(evidence, "forked",
                    (const struct finding_value[]){value_number("devices", devices), {0}});
}

/* A reliable provisional response wants a PRACK (RFC 3262 section 3): without one it is sent again,
 * or the final response comes first. Devices of a fork number theirs apart and are left alone. */
static void find_unconfirmed(struct evidence *evidence)
{
    const struct progress *progress = evidence->transaction->progress;
    bool is_final = evidence->response->code >= 200;
    int64_t now = evidence->packet->time;

    if (!progress || progress->reliable_frame == 0 || progress->acknowledged == progress->rseq ||
        progress->tags[1] != 0 || evidence->transaction->final_code != 0)
        return;
    const struct finding_value values[] = {
        value_number("rseq", progress->rseq),
        value_number("frame", progress->reliable_frame),
        value_number("copies", progress->provisional_copies + 1),
        value_duration("after", progress->reliable_time, now),
        {0},
    };
    if (is_final && now - progress->reliable_time > T1)
        finding_add(evidence, "prack-missing-final", values);
    else if (!is_final && evidence->datagram->bytes == progress->provisional.bytes &&
             !datagram_is_same(&progress->provisional, evidence->datagram))
        finding_add(evidence, "prack-missing", values);
}

/* The same provisional response again, for no PRACK to confirm. */
static void find_repeated(struct evidence *evidence)
{
    const struct progress *progress = evidence->transaction->progress;

    if (!progress || is_reliable(evidence->message) ||
        evidence->datagram->bytes != progress->provisional.bytes ||
        datagram_is_same(&progress->provisional, evidence->datagram))
        return;
    finding_add(evidence, "response-repeated-provisional",
                (const struct finding_value[]){
                    value_number("copies", progress->provisional_copies + 1),
                    value_number("frame", progress->provisional_frame),
                    value_duration("after", (int64_t)progress->provisional.time * DATAGRAM_TICK,
                                   evidence->packet->time),
                    {0}});
}

void finding_rule_progress(struct evidence *evidence)
{
    const char *method = evidence->response->method;

    if (!method || !evidence->transaction || evidence->transaction->request_frame == 0 ||
        !g_str_equal(method, "INVITE"))
        return;
    find_early_media(evidence);
    find_fork(evidence);
    find_unconfirmed(evidence);
    if (evidence->response->code > 100 && evidence->response->code < 200)
        find_repeated(evidence);
}

/* RAck: "776656 1 INVITE" (RFC 3262 section 7.2). */
static bool read_rack(const struct message *prack, uint32_t *rseq, struct cseq *cseq)
{
    struct slice value, number;

    return message_find_header(prack, HEADER_RACK, &value) && list_take(&value, ' ', &number) &&
           slice_number(number, rseq) && cseq_parse(slice_trim(value), cseq) &&
           slice_equals(cseq->method, "INVITE");
}

void progress_note_request(const struct evidence *evidence)
{
    uint32_t rseq;
    struct cseq cseq;

    if (!slice_equals(evidence->message->method, "PRACK") ||
        !read_rack(evidence->message, &rseq, &cseq))
        return;
    struct transaction *invite =
        transaction_family(evidence->transactions, evidence->identifiers, "INVITE", cseq.number);
    for (; invite; invite = invite->next)
        transaction_progress(evidence->transactions, invite)->acknowledged = rseq;
}

static void note_tag(struct progress *progress, uint64_t tag)
{
    bool known;
    unsigned count = count_tags(progress, tag, &known);

    if (!known && count < PROGRESS_TAGS_MAX)
        progress->tags[count] = tag;
}

static void note_copy(struct progress *progress, const struct evidence *evidence)
{
    if (progress->provisional.bytes != evidence->datagram->bytes) {
        progress->provisional_frame = evidence->packet->frame;
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
    progress->reliable_frame = evidence->packet->frame;
    progress->reliable_time = evidence->packet->time;
}

static void note_ringing(struct progress *progress, const struct packet *packet)
{
    if (progress->ringing_frame == 0) {
        progress->ringing_frame = packet->frame;
        progress->ringing_time = packet->time;
    }
}

void progress_note_response(const struct evidence *evidence)
{
    const char *method = evidence->response->method;
    unsigned code = evidence->response->code;
    struct progress *progress;

    if (!method || !g_str_equal(method, "INVITE") || code <= 100 || code >= 300)
        return;
    progress = transaction_progress(evidence->transactions, evidence->transaction);
    note_tag(progress, evidence->identifiers->to_tag);
    if (code >= 200)
        return;
    note_copy(progress, evidence);
    note_reliable(progress, evidence);
    if (code == 180)
        note_ringing(progress, evidence->packet);
    progress->early_sdp |= has_sdp(evidence->message);
}
