/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 580: which resources both sides had said to have by then (RFC 3312). */

#include "rule.h"

static void find(struct evidence *evidence)
{
    const struct key *key = evidence->key;
    const struct party *asking, *asked;

    if (evidence->response->code != 580)
        return;
    asking = party_find(evidence->parties, key, key->from_tag);
    asked = key->to_tag ? party_find(evidence->parties, key, key->to_tag) : NULL;
    if (!asking || !asking->preconditions)
        return;
    bool has_both = asked && asked->preconditions;
    finding_add(evidence,
                has_both ? FINDING_PRECONDITION_UNMET : FINDING_PRECONDITION_UNMET_OFFERED,
                (const struct value[]){value_frame(asking->preconditions_frame),
                                       value_current(asking->preconditions),
                                       value_other(has_both ? asked->preconditions_frame : 0),
                                       value_currentother(has_both ? asked->preconditions : NULL),
                                       {0}});
}

const struct rule rule_precondition_failure = {
    .needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
