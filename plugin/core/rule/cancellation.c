/* SPDX-License-Identifier: GPL-2.0-or-later */
/* INVITEs that a CANCEL was to end (RFC 3261 section 9). */

#include "rule.h"

#include "reason.h"

#include <glib.h>

/* The INVITE as the host that sent the CANCEL got it; NULL where the capture has no such. */
static const struct transaction *find_upstream(const struct transaction *transaction)
{
    const struct transaction *upstream = transaction->next;

    while (upstream && !origin_same_host(upstream->destination, transaction->cancellation->source))
        upstream = upstream->next;
    return upstream;
}

static const char *name_form(const struct transaction *transaction,
                             const struct transaction *upstream)
{
    const struct cancellation *cancellation = transaction->cancellation;
    bool rang = transaction->progress && transaction->progress->ringing_frame != 0;

    if (cancellation->by_answer)
        return "answered-elsewhere";
    if (upstream && upstream->final_code >= 200 && upstream->final_code <= 299)
        return "answered-elsewhere-forked";
    if (cancellation->reason)
        return "cancelled-reason";
    if (upstream && !upstream->cancellation)
        return "cancelled-proxy";
    return rang ? "cancelled" : "cancelled-unrung";
}

static void find_cancelled(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct transaction *upstream = find_upstream(transaction);
    const struct cancellation *cancellation = transaction->cancellation;
    int64_t ringing = transaction->progress ? transaction->progress->ringing_time : 0;

    finding_add(evidence, name_form(transaction, upstream),
                (const struct finding_value[]){
                    value_number("frame", cancellation->frame),
                    value_duration("after", transaction->request_time, cancellation->time),
                    value_duration("ringing", ringing, cancellation->time),
                    value_text("host", cancellation->source),
                    value_text("reason", cancellation->reason),
                    value_number("answer", upstream ? upstream->final_frame : 0),
                    {0}});
}

void finding_rule_cancellation(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    unsigned code = evidence->response->code;

    if (!transaction || !transaction->cancellation || transaction->request_frame == 0)
        return;
    if (code == 487)
        find_cancelled(evidence);
    else if (code >= 200 && code <= 299)
        finding_add(evidence, "answered-despite-cancel",
                    (const struct finding_value[]){
                        value_number("frame", transaction->cancellation->frame), {0}});
}

/* Reason in words: 'Q.850 cause 16 "Normal call clearing"'. */
static const char *describe(const struct reason *reason, struct store *store)
{
    g_autoptr(GString) text =
        g_string_new_len(reason->protocol.data, (gssize)reason->protocol.length);

    if (reason->has_cause)
        g_string_append_printf(text, " cause %u", reason->cause);
    if (reason->text.length > 0) {
        g_string_append(text, " \"");
        g_string_append_len(text, reason->text.data, (gssize)reason->text.length);
        g_string_append_c(text, '"');
    }
    return store_text(store, (struct slice){text->str, text->len});
}

/* The first reason; NULL where the CANCEL has none. */
static const char *read_reason(const struct evidence *evidence)
{
    struct slice rest = {NULL, 0};
    struct reason reason;
    size_t position = 0;

    return reason_next(evidence->message, &position, &rest, &reason)
               ? describe(&reason, evidence->store)
               : NULL;
}

void cancellation_note(const struct evidence *evidence)
{
    struct transaction *invite;
    struct cancellation cancellation = {.frame = evidence->origin->frame,
                                        .time = evidence->origin->time,
                                        .source = evidence->origin->source};

    if (!slice_equals(evidence->message->method, "CANCEL"))
        return;
    invite = transaction_of_method(evidence->transactions, evidence->key, "INVITE");
    if (!invite || invite->cancellation)
        return;
    cancellation.reason = read_reason(evidence);
    cancellation.by_answer = evidence->response != NULL;
    invite->cancellation = store_block(evidence->store, &cancellation, sizeof(cancellation));
}
