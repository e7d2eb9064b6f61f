/* SPDX-License-Identifier: GPL-2.0-or-later */
/* INVITEs that a CANCEL was to end (RFC 3261 section 9). */

#include "../finding.h"

#include "../header/reason.h"

static void find_cancelled(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct finding_value values[] = {
        {.name = "frame", .number = transaction->cancel_frame},
        {.name = "after",
         .duration = finding_duration(transaction->request_time, transaction->cancel_time)},
        {.name = "ringing",
         .duration = finding_duration(transaction->ringing_time, transaction->cancel_time)},
        {0},
    };

    if (transaction->cancelled_by_answer)
        finding_add(evidence, "answered-elsewhere", values);
    else if (transaction->ringing_frame != 0)
        finding_add(evidence, "cancelled", values);
    else
        finding_add(evidence, "cancelled-unrung", values);
}

void finding_rule_cancellation(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    unsigned code = evidence->response->code;

    if (!transaction || transaction->cancel_frame == 0 || transaction->request_frame == 0)
        return;
    if (code == 487)
        find_cancelled(evidence);
    else if (code >= 200 && code <= 299)
        finding_add(evidence, "answered-despite-cancel",
                    (const struct finding_value[]){
                        {.name = "frame", .number = transaction->cancel_frame}, {0}});
}

void cancellation_note(struct transaction *invite, const struct message *cancel,
                       const struct packet *packet)
{
    struct slice rest = {NULL, 0};
    struct reason reason;
    size_t position = 0;

    if (invite->cancel_frame != 0)
        return;
    invite->cancel_frame = packet->frame;
    invite->cancel_time = packet->time;
    while (reason_next(cancel, &position, &rest, &reason)) {
        if (slice_equals(reason.protocol, "SIP") && reason.has_cause && reason.cause == 200)
            invite->cancelled_by_answer = true;
    }
}
