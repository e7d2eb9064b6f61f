/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests of a call that were open when a BYE ended it (RFC 3261 section 15.1.2): they are
 * answered all the same. */

#include "rule.h"

static void find(struct evidence *evidence)
{
    unsigned code = evidence->response->code;
    const struct transaction *bye = dialog_bye_over(evidence->dialog, evidence->transactions,
                                                    evidence->key, evidence->transaction);

    if (!bye || code < 400 || code == 401 || code == 407 || evidence->transaction->cancellation)
        return;
    finding_add(
        evidence, code == 487 ? FINDING_TERMINATED_BY_BYE : FINDING_TERMINATED_BY_BYE_PENDING,
        (const struct value[]){
            value_frame(bye->request->frame), value_method(evidence->response->method), {0}});
}

const struct rule rule_terminated = {.needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
