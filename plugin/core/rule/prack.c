/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Provisional responses that are sent again, and reliable ones that want a PRACK (RFC 3262). */

#include "rule.h"

#include "timers.h"

/* The first final response comes although a reliable one has waited for its PRACK long enough. */
static void find_unconfirmed(struct evidence *evidence, const struct progress *progress)
{
    int64_t now = evidence->origin->time;

    if (progress_wants_prack(progress) && evidence->transaction->final_code == 0 &&
        now - progress->reliable_time > SIP_T1)
        finding_add(evidence,
                    progress->is_routed ? FINDING_PRACK_MISSING_FINAL
                                        : FINDING_PRACK_MISSING_FINAL_DIRECT,
                    (const struct value[]){value_rseq(progress->rseq),
                                           value_frame(progress->reliable_frame),
                                           value_after(progress->reliable_time, now),
                                           {0}});
}

static enum finding_form name_reliable(const struct progress *progress)
{
    if (!progress_wants_prack(progress))
        return FINDING_RESPONSE_REPEATED_CONFIRMED;
    return progress->is_routed ? FINDING_PRACK_MISSING : FINDING_PRACK_MISSING_DIRECT;
}

/* The same provisional response again: for no PRACK, although there is one, or without any. */
static void find_repeated(struct evidence *evidence, const struct progress *progress)
{
    enum finding_form form = FINDING_RESPONSE_REPEATED_PROVISIONAL;

    if (evidence->arrival->datagram.bytes != progress->provisional.bytes ||
        datagram_is_same(&progress->provisional, &evidence->arrival->datagram))
        return;
    if (progress_is_reliable(evidence->arrival))
        form = name_reliable(progress);
    finding_add(evidence, form,
                (const struct value[]){
                    value_copies(progress->provisional_copies + 1),
                    value_frame(progress->provisional_frame),
                    value_after(datagram_time(&progress->provisional), evidence->origin->time),
                    value_rseq(progress->rseq),
                    {0}});
}

/* Whether responses to an INVITE were seen, and none at any hop was a reliable one. */
static bool was_unasked(const struct transaction *invite)
{
    bool has_progress = false;

    for (; invite; invite = invite->next) {
        if (invite->progress && invite->progress->reliable_frame != 0)
            return false;
        has_progress |= invite->progress && invite->progress->provisional_frame != 0;
    }
    return has_progress;
}

/* A refused PRACK, which nothing had asked for. */
static void find_unasked(struct evidence *evidence)
{
    unsigned code = evidence->response->code;
    const struct transaction *invite =
        evidence->dialog ? dialog_sender(evidence->dialog, evidence->key)->offer : NULL;

    if (code < 400 || code == 401 || code == 407 || !invite || !invite->is_invite ||
        !invite->request || !was_unasked(transaction_latest(evidence->transactions, invite)))
        return;
    finding_add(evidence,
                evidence->request->has_rack ? FINDING_PRACK_UNASKED
                                            : FINDING_PRACK_UNASKED_NUMBERLESS,
                (const struct value[]){value_frame(invite->request->frame), {0}});
}

static void find(struct evidence *evidence)
{
    const struct progress *progress = evidence->transaction->progress;

    if (key_has_method(evidence->key, "PRACK"))
        find_unasked(evidence);
    /* Devices of a fork number their responses apart. */
    if (!progress || progress->tags[1] != 0)
        return;
    if (evidence->response->code >= 200)
        find_unconfirmed(evidence, progress);
    else
        find_repeated(evidence, progress);
}

const struct rule rule_prack = {.needs = NEEDS_REQUEST, .on_response = find};
