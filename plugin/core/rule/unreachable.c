/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 480 to a call, or 408 after it rang: who was called, and whether it rang (RFC 3261 sections
 * 21.4.18 and 16.8). */

#include "rule.h"

/* A 408 that ends the ringing is that of a timer, where no CANCEL asked for an end. */
static enum finding_form name_form(const struct evidence *evidence, bool rang)
{
    unsigned code = evidence->response->code;

    if (code == 408 && rang && !evidence->transaction->cancellation)
        return FINDING_CALLEE_UNREACHABLE_TIMER;
    if (code != 480)
        return FINDING_NONE;
    return rang ? FINDING_CALLEE_UNREACHABLE_RUNG : FINDING_CALLEE_UNREACHABLE;
}

static void find(struct evidence *evidence)
{
    const struct progress *progress = evidence->transaction->progress;
    const struct request *request = evidence->request;
    bool rang = progress && progress->ringing_frame != 0;

    if (!evidence->transaction->is_invite || request->has_to_tag || !request->uri)
        return;
    /* Another finding, a Reason or a Warning (380 and 381 are about sips) knows more than the
     * address; and a call that got on without ringing, to an announcement, reached somebody. */
    if (evidence->count > 0 || evidence->response->rare->warning_count > 0 ||
        evidence->response->rare->reason_count > 0 ||
        (progress && progress->provisional_frame && !rang))
        return;
    finding_add(evidence, name_form(evidence, rang),
                (const struct value[]){value_uri(request->uri),
                                       value_after(rang ? progress->ringing_time : request->time,
                                                   evidence->origin->time),
                                       value_frame(rang ? progress->ringing_frame : 0),
                                       {0}});
}

const struct rule rule_unreachable = {.needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
