/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How dialogs end, as far as the capture shows that. */

#include "dialog.h"

#include "hop.h"

enum call_ender dialog_ended_by(const struct dialog *dialog)
{
    if (!dialog->bye || dialog->owner == 0)
        return ENDED_BY_UNKNOWN;
    return dialog->bye_side == dialog->owner - 1 ? ENDED_BY_CALLER : ENDED_BY_CALLEE;
}

/* A request that was passed on has the Via of the hop before. */
const struct endpoint *dialog_ended_between(const struct dialog *dialog,
                                            struct transactions *transactions)
{
    const struct endpoint *sender = dialog->bye ? transaction_source(dialog->bye) : NULL;
    const struct transaction *hop = sender && dialog->bye->before == 0 && dialog->invite
                                        ? transaction_latest(transactions, dialog->invite)
                                        : NULL;

    for (; hop; hop = hop->next) {
        const struct transaction *before = hop_before(transactions, hop);

        if (before &&
            (transaction_source(hop) == sender || transaction_destination(before) == sender))
            return sender;
    }
    return NULL;
}

/* The methods that a call is made of. */
static bool belongs_to_call(const struct key *key)
{
    return key_has_method(key, "INVITE") || key_has_method(key, "UPDATE") ||
           key_has_method(key, "PRACK") || key_has_method(key, "INFO");
}

/* Whether a request had its final response at any hop before a frame; `latest` is the latest of its
 * family. */
static bool was_answered_before(const struct transaction *latest, uint32_t frame)
{
    while (latest && !(latest->final_code != 0 && latest->final_frame < frame))
        latest = latest->next;
    return latest;
}

const struct transaction *dialog_bye_over(const struct dialog *dialog,
                                          struct transactions *transactions, const struct key *key,
                                          const struct transaction *transaction)
{
    const struct transaction *bye = dialog ? dialog->bye : NULL;

    if (!bye || !bye->request || !belongs_to_call(key) || !transaction->request ||
        bye->request->frame < transaction->request->frame)
        return NULL;
    return was_answered_before(transaction_latest(transactions, transaction), bye->request->frame)
               ? NULL
               : bye;
}

const struct transaction *dialog_failure(const struct dialog *dialog,
                                         struct transactions *transactions)
{
    const struct transaction *invite = dialog->invite;

    /* What a proxy sent back ends all branches; a host may claim any hop before. */
    for (unsigned hop = 0; invite && invite->final_code == 0 && hop < FAMILY_MAX; hop++)
        invite = hop_before(transactions, invite);
    return invite && invite->final_code >= 300 ? invite : NULL;
}
