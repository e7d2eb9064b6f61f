/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 18x and forks: what the caller hears, and how many devices answer (RFC 3261 sections 12.1
 * and 13.2). */

#include "rule.h"

static void find_early_media(struct evidence *evidence)
{
    const struct progress *progress = evidence->transaction->progress;
    unsigned code = evidence->response->code;

    if (code < 200 && evidence->transaction->final_code != 0)
        finding_add(evidence, FINDING_PROVISIONAL_LATE,
                    (const struct value[]){value_final(evidence->transaction->final_frame), {0}});
    else if (code > 100 && code < 200 && evidence->arrival->sdp.length > 0)
        finding_add(evidence, FINDING_EARLY_MEDIA, NULL);
    else if (code == 180 && evidence->message->is_complete && !(progress && progress->early_sdp))
        finding_add(evidence, FINDING_RINGING_LOCAL,
                    (const struct value[]){
                        value_after(evidence->request->time, evidence->origin->time), {0}});
}

/* Told where the tag of another device comes up, and where one of several wins. */
static void find_fork(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    unsigned code = evidence->response->code;
    bool known;
    unsigned count = progress_count_tags(transaction->progress, evidence->key->to_tag, &known);
    unsigned devices = known ? count : count + 1;
    bool may_be_more = count == PROGRESS_TAGS_MAX;
    const struct value values[] = {value_devices(may_be_more ? count : devices), {0}};

    if (code >= 200 && code < 300 && devices > 1 && transaction->final_code == 0)
        finding_add(evidence, may_be_more ? FINDING_FORKED_WON_MANY : FINDING_FORKED_WON, values);
    else if (!known && count > 0 && code < 300)
        finding_add(evidence, may_be_more ? FINDING_FORKED_MANY : FINDING_FORKED, values);
}

static void find(struct evidence *evidence)
{
    if (!evidence->transaction->is_invite)
        return;
    find_early_media(evidence);
    find_fork(evidence);
}

const struct rule rule_early_media = {.needs = NEEDS_REQUEST, .on_response = find};
