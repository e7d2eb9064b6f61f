/* SPDX-License-Identifier: GPL-2.0-or-later */
/* INVITEs that a CANCEL was to end (RFC 3261 section 9). */

#include "rule.h"

#include "hop.h"

/* Where a CANCEL was sent first, as far as the capture shows it. */
struct canceller {
    const struct transaction *first;  /* its INVITE */
    const struct transaction *before; /* the one that came in at who sent it; NULL where unseen */
    const struct transaction *branch; /* one that had ended all others by then; NULL for none */
    const struct cancellation *cancellation;
};

/* Whether a response ends all other branches of its INVITE (RFC 3261 section 16.7). */
static bool ends_all(const struct transaction *transaction, uint32_t frame)
{
    unsigned code = transaction->final_code;

    return (code / 100 == 2 || code / 100 == 6) && transaction->final_frame < frame;
}

static const struct transaction *find_branch(const struct evidence *evidence,
                                             const struct canceller *canceller)
{
    const struct transaction *first = canceller->first;
    const struct transaction *branch = transaction_latest(evidence->transactions, first);

    uint32_t frame = canceller->cancellation->frame;

    if (canceller->before && ends_all(canceller->before, frame))
        return canceller->before;
    while (branch && !(hop_is_sibling(branch, first) && ends_all(branch, frame)))
        branch = branch->next;
    return branch;
}

static struct canceller find_canceller(const struct evidence *evidence,
                                       const struct cancellation *cancellation)
{
    struct canceller canceller = {.first = evidence->transaction, .cancellation = cancellation};

    canceller.before = hop_before(evidence->transactions, canceller.first);
    for (unsigned i = 0; canceller.before && canceller.before->cancellation && i < FAMILY_MAX;
         i++) {
        canceller.first = canceller.before;
        canceller.cancellation = canceller.first->cancellation;
        canceller.before = hop_before(evidence->transactions, canceller.first);
    }
    canceller.branch = find_branch(evidence, &canceller);
    return canceller;
}

/* Of an INVITE that the capture has, with no reason in its CANCEL. */
static enum finding_form name_canceller(const struct evidence *evidence,
                                        const struct canceller *canceller)
{
    if (evidence->request->has_to_tag)
        return FINDING_CANCELLED_REINVITE;
    if (canceller->before && canceller->before->request)
        return FINDING_CANCELLED_PROXY;
    if (canceller->first->before != 0)
        return FINDING_CANCELLED_RELAYED;
    if (evidence->response->code != 487)
        return FINDING_CANCELLED_OTHER_CODE;
    return progress_has_rung(evidence->transaction) ? FINDING_CANCELLED : FINDING_CANCELLED_UNRUNG;
}

static enum finding_form name_form(const struct evidence *evidence,
                                   const struct canceller *canceller,
                                   const struct cancellation *cancellation)
{
    if (cancellation->by_answer)
        return FINDING_ANSWERED_ELSEWHERE;
    if (canceller->branch)
        return canceller->branch->final_code < 300 ? FINDING_ANSWERED_ELSEWHERE_FORKED
                                                   : FINDING_CANCELLED_REFUSED;
    if (cancellation->is_not_selected)
        return FINDING_ANSWERED_ELSEWHERE_CAUSE;
    if (cancellation->reason)
        return FINDING_CANCELLED_REASON;
    return evidence->request ? name_canceller(evidence, canceller) : FINDING_CANCELLED_UNSEEN;
}

static void find_cancelled(struct evidence *evidence, const struct cancellation *own)
{
    const struct transaction *transaction = evidence->transaction;
    const struct canceller canceller = find_canceller(evidence, own);
    const struct cancellation *first = canceller.cancellation;
    const struct transaction *branch = canceller.branch;
    int64_t ringing = transaction->progress ? transaction->progress->ringing_time : 0;
    int64_t sent = evidence->request ? evidence->request->time : first->time;

    finding_add(evidence, name_form(evidence, &canceller, own),
                (const struct value[]){value_frame(first->frame),
                                       value_after(sent, first->time),
                                       value_ringing(ringing, first->time),
                                       value_host(endpoint_name(first->source)),
                                       value_reason(own->reason),
                                       value_code(branch ? branch->final_code : 0),
                                       value_answer(branch ? branch->final_frame : 0),
                                       {0}});
}

/* A 408 has findings of its own. */
static void find(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    unsigned code = evidence->response->code;
    const struct cancellation *cancellation =
        transaction->is_invite && code >= 200 && code != 408
            ? progress_cancellation(evidence->transactions, transaction, evidence->key)
            : NULL;

    if (!cancellation)
        return;
    if (code / 100 == 2)
        finding_add(evidence, FINDING_ANSWERED_DESPITE_CANCEL,
                    (const struct value[]){value_frame(cancellation->frame), {0}});
    else if (cancellation_explains(cancellation, code))
        find_cancelled(evidence, cancellation);
}

const struct rule rule_cancellation = {.needs = NEEDS_TRANSACTION, .on_response = find};
