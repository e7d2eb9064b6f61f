/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The way of a message: it is read once, the rules look at it, and state keeps what it tells. */

#include "diagnosis.h"

#include "ask.h"
#include "call_result.h"
#include "census_ladder.h"
#include "record.h"
#include "review.h"
#include "timers.h"

#include <glib.h>

/* No answer takes that long. */
#define RESPONSE_TIME_MAX (INT64_C(24) * 3600 * SECOND)

struct diagnosis {
    struct record record;
    struct review *review; /* NULL before the first one */
    int64_t reviewed_end;  /* time of the last frame then */
    int64_t quoted_until;  /* when no error can be about a request any more */
};

struct diagnosis *diagnosis_new(void)
{
    struct diagnosis *diagnosis = g_new0(struct diagnosis, 1);

    record_start(&diagnosis->record);
    diagnosis->quoted_until = INT64_MIN;
    return diagnosis;
}

void diagnosis_free(struct diagnosis *diagnosis)
{
    review_free(diagnosis->review);
    record_end(&diagnosis->record);
    g_free(diagnosis);
}

struct frames *diagnosis_frames(struct diagnosis *diagnosis)
{
    return diagnosis->record.frames;
}

void diagnosis_note_unread(struct diagnosis *diagnosis)
{
    record_note_unread(&diagnosis->record);
}

/* What a response itself tells, or one that a request reports; NULL of any other request. */
static struct result *read_itself(const struct arrival *arrival, struct store *store)
{
    const struct message *message = arrival->message;

    return message->is_response
               ? result_of_response(message, arrival->origin, arrival->key.cseq.method, store)
               : result_of_report(message, arrival->origin, arrival->reports_answer, store);
}

static void read_evidence(const struct diagnosis *diagnosis, const struct arrival *arrival,
                          const struct transaction *transaction, struct evidence *evidence)
{
    record_show(&diagnosis->record, evidence);
    evidence->arrival = arrival;
    evidence->message = arrival->message;
    evidence->origin = arrival->origin;
    evidence->key = arrival->has_key ? &arrival->key : NULL;
    evidence->transaction = transaction;
    evidence->request = transaction ? transaction->request : NULL;
}

/* What is to be told of a request; NULL for nothing. */
static struct result *judge_request(const struct diagnosis *diagnosis,
                                    const struct arrival *arrival,
                                    const struct transaction *transaction,
                                    const struct ack_misfit *misfit)
{
    struct evidence evidence;

    read_evidence(diagnosis, arrival, transaction, &evidence);
    evidence.misfit = misfit;
    ask_of_request(&evidence);
    if (evidence.count == 0)
        return NULL;
    struct result *result = result_of_request(arrival->message, arrival->origin,
                                              arrival->key.cseq.method, diagnosis->record.store);
    result_conclude(result, evidence.findings, evidence.count, diagnosis->record.store);
    return result;
}

/* A request that is left out has no number to be told. Nothing is said of a time that a clock made
 * that was set meanwhile. */
static void note_answered(const struct request *request, const struct origin *origin,
                          const struct frames *frames, struct result *response)
{
    int64_t time = origin->time - request->time;

    response->request_frame = (uint32_t)MAX(frames_number_of(frames, request->frame), 0);
    response->has_time = time >= 0 && time < RESPONSE_TIME_MAX;
    if (response->has_time)
        response->response_time = time;
}

/* That a host made a response follows from the absence of a request that left it. */
static void note_making(const struct diagnosis *diagnosis, const struct arrival *arrival,
                        struct evidence *evidence, struct result *response)
{
    struct making making =
        making_find(diagnosis->record.transactions, evidence->transaction, arrival);

    if (diagnosis->record.has_unread && making.origin == RESPONSE_SELF)
        making.origin = RESPONSE_UNKNOWN;
    evidence->making = making;
    response->origin = making.origin & 3;
    response->origin_frame =
        (uint32_t)MAX(frames_number_of(diagnosis->record.frames, making.frame), 0);
}

static void diagnose(struct diagnosis *diagnosis, const struct arrival *arrival,
                     const struct transaction *transaction, const struct dialog *dialog,
                     struct result *response)
{
    struct evidence evidence;

    read_evidence(diagnosis, arrival, transaction, &evidence);
    evidence.dialog = dialog;
    evidence.response = response;
    if (!arrival->has_key)
        result_note_unmatched(response, diagnosis->record.store);
    if (transaction && !response->is_reported)
        note_making(diagnosis, arrival, &evidence, response);
    if (evidence.request && !response->is_reported)
        note_answered(evidence.request, arrival->origin, diagnosis->record.frames, response);
    if (response->is_reported)
        ask_of_report(&evidence);
    else
        ask_of_response(&evidence);
    result_conclude(response, evidence.findings, evidence.count, diagnosis->record.store);
    call_result_note(&evidence, response);
}

/* Takes a request. Returns what is to be told of it; NULL for nothing. */
static struct result *take_request(struct diagnosis *diagnosis, const struct arrival *arrival,
                                   struct transaction *transaction)
{
    bool is_ack = slice_equals(arrival->message->method, "ACK");
    struct ack_misfit misfit = {.fault = ACK_FITS};

    diagnosis->quoted_until = arrival->origin->time + SIP_TIMEOUT;
    if (is_ack)
        misfit = ack_check(diagnosis->record.acks, diagnosis->record.transactions, arrival);
    struct result *result =
        judge_request(diagnosis, arrival, transaction, misfit.fault != ACK_FITS ? &misfit : NULL);
    if (is_ack)
        record_note_ack(&diagnosis->record, arrival, &misfit);
    record_note_request(&diagnosis->record, arrival, transaction);
    return result;
}

struct result *diagnosis_read(struct diagnosis *diagnosis, const struct message *message,
                              const struct origin *origin)
{
    struct transaction *transaction = NULL;
    struct dialog *dialog = NULL;
    struct result *request = NULL;
    struct arrival arrival;

    arrival_read(&arrival, message, origin);
    struct result *response = read_itself(&arrival, diagnosis->record.store);
    if (!message->has_header && origin->is_cut)
        diagnosis_note_unread(diagnosis);
    if (arrival.has_key)
        transaction = transaction_match(diagnosis->record.transactions, &arrival);
    if (response && arrival.has_key)
        dialog = dialog_find(diagnosis->record.dialogs, &arrival.key);
    if (!message->is_response && arrival.has_key)
        request = take_request(diagnosis, &arrival, transaction);
    if (response)
        diagnose(diagnosis, &arrival, transaction, dialog, response);
    if (message->is_response)
        record_note_response(&diagnosis->record, &arrival, transaction);
    record_note_message(&diagnosis->record, &arrival);
    if (request && response)
        result_follow(request, response, diagnosis->record.store);
    struct result *result = request ? request : response;
    if (result && arrival.has_key)
        result_note_legs(result, legs_find(diagnosis->record.legs, arrival.key.call_id),
                         diagnosis->record.store);
    return result;
}

bool diagnosis_awaits_quoted(const struct diagnosis *diagnosis, int64_t time)
{
    return time < diagnosis->quoted_until;
}

const struct result *diagnosis_read_quoted(struct diagnosis *diagnosis, const struct quoted *quoted)
{
    struct evidence evidence;
    struct transaction *transaction =
        failure_match(diagnosis->record.transactions, diagnosis->record.peers, quoted);

    if (!transaction)
        return NULL;
    record_show(&diagnosis->record, &evidence);
    evidence.transaction = transaction;
    evidence.request = transaction->request;
    evidence.quoted = quoted;
    ask_of_quoted(&evidence);
    failure_note(diagnosis->record.failures, transaction, quoted);
    if (evidence.count == 0)
        return NULL;
    struct result *result =
        result_of_request(quoted->message, &quoted->origin, slice_of(transaction->request->method),
                          diagnosis->record.store);
    result->call_id = transaction->request->call_id;
    result_conclude(result, evidence.findings, evidence.count, diagnosis->record.store);
    return result;
}

/* While frames still come, not for each of them. What is not followed by messages may be followed
 * by other frames. */
static bool is_review_due(const struct diagnosis *diagnosis, int64_t end)
{
    return !diagnosis->review || end - diagnosis->reviewed_end >= SECOND;
}

static void review_again(struct diagnosis *diagnosis, int64_t end)
{
    struct evidence evidence;

    record_show(&diagnosis->record, &evidence);
    evidence.end = end;
    review_free(diagnosis->review);
    diagnosis->review = review_new(&evidence);
    diagnosis->reviewed_end = end;
}

const struct result *diagnosis_later(struct diagnosis *diagnosis, uint32_t frame, int64_t end)
{
    if (is_review_due(diagnosis, end))
        review_again(diagnosis, end);
    return review_find(diagnosis->review, frame);
}

void diagnosis_each_later(struct diagnosis *diagnosis, int64_t end,
                          void (*visit)(const struct result *result, void *data), void *data)
{
    size_t count;

    review_again(diagnosis, end);
    const struct result *const *results = review_all(diagnosis->review, &count);
    for (size_t i = 0; i < count; i++)
        visit(results[i], data);
}

const char *diagnosis_call_in(const struct diagnosis *diagnosis, uint32_t frame)
{
    const struct request *request = transactions_request(diagnosis->record.transactions, frame);

    return request ? request->call_id : NULL;
}

const struct call_legs *diagnosis_legs(const struct diagnosis *diagnosis, const char *call_id)
{
    return legs_of_call(diagnosis->record.legs, call_id);
}

struct result *diagnosis_read_alone(struct diagnosis *diagnosis, const struct message *message,
                                    const struct origin *origin)
{
    struct arrival arrival;

    arrival_read(&arrival, message, origin);
    struct result *response = read_itself(&arrival, diagnosis->record.store);
    if (response)
        result_conclude(response, NULL, 0, diagnosis->record.store);
    return response;
}

static struct census start_census(struct diagnosis *diagnosis, const struct census_scope *scope,
                                  struct summary *summary)
{
    struct census census = {.record = &diagnosis->record, .scope = scope, .summary = summary};

    review_again(diagnosis, scope->end);
    census.later = review_all(diagnosis->review, &census.later_count);
    return census;
}

void diagnosis_summarize(struct diagnosis *diagnosis, const struct census_scope *scope,
                         struct summary *summary)
{
    struct census census = start_census(diagnosis, scope, summary);

    summary->keeps_scans = scope->wants_scans;
    census_summarize(&census);
}

bool diagnosis_ladder(struct diagnosis *diagnosis, const struct census_scope *scope,
                      const char *call_id, struct summary *summary)
{
    struct census census = start_census(diagnosis, scope, summary);

    return census_ladder_add(&census, call_id);
}
