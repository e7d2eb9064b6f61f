/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 480 to a call: who was called, and whether it rang (RFC 3261 section 21.4.18). */

#include "rule.h"

static void find(struct evidence *evidence)
{
    const struct progress *progress = evidence->transaction->progress;
    const struct request *request = evidence->request;
    bool rang = progress && progress->ringing_frame != 0;

    if (evidence->response->code != 480 || !evidence->transaction->is_invite ||
        request->has_to_tag || !request->uri)
        return;
    /* Another finding, a Reason or a Warning (380 and 381 are about sips) knows more than the
     * address; and a call that got on without ringing, to an announcement, reached somebody. */
    if (evidence->count > 0 || evidence->response->rare->warning_count > 0 ||
        evidence->response->rare->reason_count > 0 ||
        (progress && progress->provisional_frame && !rang))
        return;
    finding_add(evidence, rang ? FINDING_CALLEE_UNREACHABLE_RUNG : FINDING_CALLEE_UNREACHABLE,
                (const struct value[]){value_uri(request->uri),
                                       value_after(rang ? progress->ringing_time : request->time,
                                                   evidence->origin->time),
                                       value_frame(rang ? progress->ringing_frame : 0),
                                       {0}});
}

const struct rule rule_unreachable = {.needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
