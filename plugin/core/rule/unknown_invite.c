/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 481 to a CANCEL: it found no INVITE to end (RFC 3261 section 9.2). */

#include "rule.h"

/* The INVITE that a CANCEL was to end but does not name: it took the same hop with another branch.
 */
static const struct transaction *find_neighbour(const struct evidence *evidence)
{
    const struct request *cancel = evidence->request;
    const struct transaction *invite = transaction_family(evidence->transactions, evidence->key,
                                                          "INVITE", evidence->key->cseq.number);

    while (invite && !(endpoint_same_host(transaction_source(invite), cancel->source) &&
                       transaction_destination(invite) == cancel->destination))
        invite = invite->next;
    return invite;
}

/* The form for a CANCEL; FINDING_NONE where the capture does not tell. */
static enum finding_form name_invite(const struct evidence *evidence,
                                     const struct transaction *invite,
                                     const struct transaction *neighbour)
{
    if (invite && !invite->request)
        return FINDING_NONE;
    if (invite && invite->final_code == 0)
        return invite->has_response ? FINDING_DIALOG_UNKNOWN_PENDING
                                    : FINDING_DIALOG_UNKNOWN_UNHEARD;
    if (invite)
        return invite->final_frame < evidence->request->frame ? FINDING_DIALOG_UNKNOWN_LATE
                                                              : FINDING_NONE;
    if (neighbour)
        return FINDING_DIALOG_UNKNOWN_BRANCH;
    return transaction_family(evidence->transactions, evidence->key, "INVITE",
                              evidence->key->cseq.number)
               ? FINDING_NONE
               : FINDING_DIALOG_UNKNOWN_INVITE;
}

static void find(struct evidence *evidence)
{
    if (evidence->response->code != 481 || !key_has_method(evidence->key, "CANCEL") ||
        transaction_was_accepted(evidence->transaction))
        return;
    const struct transaction *invite =
        transaction_of_method(evidence->transactions, evidence->key, "INVITE");
    const struct transaction *neighbour = find_neighbour(evidence);
    const struct transaction *shown = invite ? invite : neighbour;

    finding_add(
        evidence, name_invite(evidence, invite, neighbour),
        (const struct value[]){value_code(shown ? shown->final_code : 0),
                               value_final(shown ? shown->final_frame : 0),
                               value_frame(shown && shown->request ? shown->request->frame : 0),
                               {0}});
}

const struct rule rule_unknown_invite = {
    .needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
