/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Responses that a host made of another one (RFC 3261 section 16.7). */

#include "rule.h"

static void find(struct evidence *evidence)
{
    const struct making *making = &evidence->making;

    if (making->origin != RESPONSE_CHANGED)
        return;
    struct finding *finding = finding_add(
        evidence, FINDING_RESPONSE_CHANGED,
        (const struct value[]){value_host(endpoint_name(evidence->origin->source)),
                               value_hop(endpoint_name(transaction_destination(making->from))),
                               value_code(making->from->final_code),
                               value_answer(making->frame),
                               {0}});
    if (finding)
        finding->severity = result_about(evidence->response)->severity;
}

const struct rule rule_changed = {.needs = NEEDS_TRANSACTION, .on_response = find};
