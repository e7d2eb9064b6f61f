/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A final response after another one to the same request at the same hop (RFC 3261 section 17.1).
 */

#include "rule.h"

/* Each device that a call was forked to may answer. What follows another copy of the request may
 * answer that, as of clients that try again with the same branch. */
static void find(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    unsigned code = evidence->response->code;

    if (evidence->count > 0 || !evidence->request->source || transaction->final_code == 0 ||
        transaction->final_code == code ||
        datagram_time(&evidence->request->last) > datagram_time(&transaction->final) ||
        evidence->origin->source != evidence->request->destination ||
        evidence->origin->destination != evidence->request->source)
        return;
    finding_add(evidence, FINDING_LATE_RESPONSE,
                (const struct value[]){value_code(transaction->final_code),
                                       value_final(transaction->final_frame),
                                       value_host(endpoint_name(evidence->origin->source)),
                                       {0}});
}

const struct rule rule_straggler = {.needs = NEEDS_REQUEST, .lowest = 300, .on_response = find};
