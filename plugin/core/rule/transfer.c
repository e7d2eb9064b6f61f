/* SPDX-License-Identifier: GPL-2.0-or-later */
/* REFER: refused, or what its NOTIFYs report (RFC 3515); and the CANCEL that reports an answer (RFC
 * 3326). */

#include "rule.h"

#include "list.h"

static void find_refused(struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    if (key_has_method(evidence->key, "REFER") && code >= 300 && code != 401 && code != 407 &&
        evidence->request->refer_to)
        finding_add(evidence, FINDING_REFER_REFUSED,
                    (const struct value[]){value_target(evidence->request->refer_to), {0}});
}

/* The last REFER of its dialog, if a NOTIFY is about that: id is the CSeq number of its REFER (RFC
 * 3515 section 2.4.6). One that was sent again later may have no target. NULL for any other. */
static const struct request *find_refer(const struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog;
    const struct request *refer = dialog && dialog->refer ? dialog->refer->request : NULL;
    struct slice event, id;
    uint32_t number;

    if (!refer || !refer->refer_to)
        return NULL;
    return !message_find_header(evidence->message, HEADER_EVENT, &event) ||
                   !list_parameter(event, "id", &id) || !slice_number(id, &number) ||
                   number == dialog->refer_cseq
               ? refer
               : NULL;
}

static enum finding_form name_outcome(unsigned code, bool is_seen)
{
    if (code < 200)
        return is_seen ? FINDING_TRANSFER_OUTCOME_PROGRESS
                       : FINDING_TRANSFER_OUTCOME_PROGRESS_UNSEEN;
    if (code < 300)
        return is_seen ? FINDING_TRANSFER_OUTCOME_DONE : FINDING_TRANSFER_OUTCOME_DONE_UNSEEN;
    return is_seen ? FINDING_TRANSFER_OUTCOME_FAILED : FINDING_TRANSFER_OUTCOME_FAILED_UNSEEN;
}

static void find_outcome(struct evidence *evidence)
{
    const struct response *response = evidence->response;
    const struct request *refer = find_refer(evidence);
    struct finding *finding =
        finding_add(evidence, name_outcome(response->code, refer != NULL),
                    (const struct value[]){value_code(response->code),
                                           value_name(response->about->name),
                                           value_target(refer ? refer->refer_to : NULL),
                                           value_frame(refer ? refer->frame : 0),
                                           {0}});

    if (finding && response->code >= 300)
        finding->severity = response->about->severity;
}

static void find_reported(struct evidence *evidence)
{
    if (slice_equals(evidence->message->method, "CANCEL"))
        finding_add(evidence, FINDING_ANSWERED_ELSEWHERE_CANCEL, NULL);
    else
        find_outcome(evidence);
}

const struct rule rule_transfer = {
    .needs = NEEDS_REQUEST, .on_response = find_refused, .on_request = find_reported};
