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
        finding_add(evidence, FINDING_PRACK_MISSING_FINAL,
                    (const struct value[]){value_rseq(progress->rseq),
                                           value_frame(progress->reliable_frame),
                                           value_after(progress->reliable_time, now),
                                           {0}});
}

/* The same provisional response again: for no PRACK, although there is one, or without any. */
static void find_repeated(struct evidence *evidence, const struct progress *progress)
{
    enum finding_form form = FINDING_RESPONSE_REPEATED_PROVISIONAL;

    if (evidence->arrival->datagram.bytes != progress->provisional.bytes ||
        datagram_is_same(&progress->provisional, &evidence->arrival->datagram))
        return;
    if (progress_is_reliable(evidence->arrival))
        form = progress_wants_prack(progress) ? FINDING_PRACK_MISSING
                                              : FINDING_RESPONSE_REPEATED_CONFIRMED;
    finding_add(evidence, form,
                (const struct value[]){
                    value_copies(progress->provisional_copies + 1),
                    value_frame(progress->provisional_frame),
                    value_after(datagram_time(&progress->provisional), evidence->origin->time),
                    value_rseq(progress->rseq),
                    {0}});
}

static void find(struct evidence *evidence)
{
    const struct progress *progress = evidence->transaction->progress;

    /* Devices of a fork number their responses apart. */
    if (!progress || progress->tags[1] != 0)
        return;
    if (evidence->response->code >= 200)
        find_unconfirmed(evidence, progress);
    else
        find_repeated(evidence, progress);
}

const struct rule rule_prack = {.needs = NEEDS_REQUEST, .on_response = find};
