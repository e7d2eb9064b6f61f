/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 491: what of the other side was open, and whether the two crossed (RFC 3261 section 14.1, RFC
 * 3311 section 5.2). */

#include "rule.h"

#include "timers.h"

/* So many 491s in a row are no chance. */
#define REPEATED 3

/* The first of the hops where a request was seen. */
static const struct request *find_first(const struct transaction *transaction)
{
    while (transaction->next)
        transaction = transaction->next;
    return transaction->request;
}

/* RFC 3261 section 14.1: who chose the Call-ID waits longer. */
static enum finding_form name_wait(const struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog;

    if (dialog->owner == 0)
        return FINDING_GLARE_UNOWNED;
    return dialog->sides[dialog->owner - 1].tag == evidence->key->from_tag ? FINDING_GLARE
                                                                           : FINDING_GLARE_CALLEE;
}

/* Whether the 491 refuses an offer while one of the other side is unanswered, as far as is seen. */
static bool is_unanswered(const struct evidence *evidence, const struct transaction *open)
{
    bool may_be_answered = open->progress && open->progress->early_sdp;

    return request_offer(evidence->request) && request_offer(find_first(open)) && !may_be_answered;
}

/* The form for a request of the other side that has no final response. Two cross where each was
 * sent before the other arrived. */
static enum finding_form name_open(const struct evidence *evidence, const struct transaction *open)
{
    const struct request *first = find_first(open), *own = find_first(evidence->transaction);

    if (!first || !own)
        return FINDING_NONE;
    if (first->has_to_tag && own->time - first->time < SIP_T1)
        return name_wait(evidence);
    return is_unanswered(evidence, open) ? FINDING_REQUEST_PENDING_UNANSWERED : FINDING_NONE;
}

/* The number of 491s in a row, with this one. */
static uint32_t count_refusals(const struct evidence *evidence, const struct party *party)
{
    bool is_counted = party->pending_family == evidence->transaction->family;

    return party->pending_count + (is_counted ? 0 : 1);
}

/* Nothing of the other side was open: once or twice it may be what the capture lacks. */
static void find_nothing(struct evidence *evidence)
{
    const struct party *party =
        party_find(evidence->parties, evidence->key, evidence->key->from_tag);

    if (!party || count_refusals(evidence, party) < REPEATED)
        return;
    finding_add(evidence, FINDING_REQUEST_PENDING_NOTHING,
                (const struct value[]){value_tries(count_refusals(evidence, party)),
                                       value_after(party->pending_time, evidence->origin->time),
                                       {0}});
}

static void find_open(struct evidence *evidence, const struct transaction *open)
{
    uint32_t frame = evidence->request->frame;
    enum finding_form form = FINDING_NONE;

    if (open->final_code == 0 || open->final_frame > frame)
        form = name_open(evidence, open);
    else if (open->is_invite && transaction_was_accepted(open) && !open->acknowledged)
        form = FINDING_REQUEST_PENDING_UNACKNOWLEDGED;
    else
        find_nothing(evidence);
    finding_add(evidence, form,
                (const struct value[]){value_frame(frame),
                                       value_crossing(open->request->frame),
                                       value_final(open->final_frame),
                                       value_code(open->final_code),
                                       value_after(open->request->time, evidence->request->time),
                                       {0}});
}

static void find(struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog;
    const struct transaction *open;

    if (evidence->response->code != 491 || !dialog ||
        dialog_bye_over(dialog, evidence->transactions, evidence->key, evidence->transaction))
        return;
    open = dialog_receiver(dialog, evidence->key)->offer;
    if (open && open->request)
        find_open(evidence, open);
    else
        find_nothing(evidence);
}

const struct rule rule_glare = {.needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
