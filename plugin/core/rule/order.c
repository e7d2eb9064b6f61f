/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 500: requests that overtook each other, and offers over one that was not answered (RFC 3261
 * sections 12.2.2 and 14.2, RFC 3311 section 5.2). */

#include "rule.h"

static void find(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct value values[] = {
        value_frame(transaction->ahead_frame),
        value_cseq(evidence->key->cseq.number),
        {0},
    };

    if (evidence->response->code != 500 ||
        dialog_bye_over(evidence->dialog, evidence->transactions, evidence->key, transaction))
        return;
    if (transaction->is_overtaken)
        finding_add(evidence, FINDING_OUT_OF_ORDER, values);
    else if (transaction->ahead_frame != 0)
        finding_add(evidence, FINDING_OUT_OF_ORDER_PENDING, values);
}

const struct rule rule_order = {.needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
