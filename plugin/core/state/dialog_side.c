/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What one side of a dialog sent in it. */

#include "dialog_side.h"

#include "progress.h"

/* Requests overtake each other on the way to one host: the frame of the one with the highest
 * number, as it was first sent there; 0 where it was not. */
static uint32_t find_overtaker(const struct transaction *latest,
                               const struct transaction *transaction)
{
    uint32_t frame = 0;

    for (; latest; latest = latest->next) {
        if (latest->request &&
            transaction_destination(latest) == transaction_destination(transaction))
            frame = latest->request->frame;
    }
    return frame;
}

static void note_order(struct dialog_side *sender, const struct key *key,
                       struct transaction *transaction)
{
    if (key->cseq.number < sender->cseq) {
        transaction->ahead_frame = find_overtaker(sender->latest, transaction);
        transaction->is_overtaken = transaction->ahead_frame != 0;
    } else {
        sender->cseq = key->cseq.number;
        sender->latest = transaction;
    }
}

/* Whether an offer is in the way of the next one: INVITE of INVITE and UPDATE of UPDATE until the
 * final response (RFC 3261 section 14.2, RFC 3311 section 5.2), INVITE of UPDATE until the answer.
 */
static bool is_in_way(const struct transaction *last, const struct transaction *transaction)
{
    bool has_answer = last->progress && last->progress->early_sdp;

    if (!last->request || last->family == transaction->family || transaction_is_over(last))
        return false;
    return last->is_invite == transaction->is_invite ||
           (last->is_invite && request_offer(last->request) &&
            request_offer(transaction->request) && !has_answer);
}

static void note_offer(struct dialog_side *sender, const struct key *key,
                       struct transaction *transaction)
{
    const struct transaction *last = sender->offer;

    if (!key_has_method(key, "INVITE") && !key_has_method(key, "UPDATE"))
        return;
    if (last && !transaction->is_overtaken && is_in_way(last, transaction))
        transaction->ahead_frame = last->request->frame;
    sender->offer = transaction;
}

void dialog_side_note(struct dialog_side *sender, const struct key *key,
                      struct transaction *transaction)
{
    note_order(sender, key, transaction);
    note_offer(sender, key, transaction);
}
