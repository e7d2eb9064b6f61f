/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The final responses of a transaction, and their copies. */

#include "final.h"

#include "timers.h"

/* How many a transaction keeps beside the one that counts. */
#define OTHERS_MAX 4

struct copies final_copies(const struct transaction *transaction, const struct datagram *response)
{
    const struct copies *other = transaction->others;

    if (transaction->final_copies > 0 && transaction->final.bytes == response->bytes)
        return (struct copies){.last = transaction->final,
                               .frame = transaction->final_frame,
                               .count = transaction->final_copies};
    while (other && other->last.bytes != response->bytes)
        other = other->next;
    return other ? *other : (struct copies){0};
}

/* False for one that was captured again on its way. */
static bool note_copy(struct datagram *last, uint32_t *count, const struct datagram *response)
{
    bool is_sent = !datagram_is_same(last, response);

    *count += is_sent;
    *last = *response;
    return is_sent;
}

/* Keeps one that is not the final response, in place of the oldest where there are too many. */
static bool note_other(struct transaction *transaction, const struct copies *noted,
                       struct store *store)
{
    struct copies **place = &transaction->others, *other = NULL;
    bool is_sent = true;
    unsigned count = 0;

    while (*place && (*place)->last.bytes != noted->last.bytes && ++count < OTHERS_MAX)
        place = &(*place)->next;
    other = *place;
    if (!other)
        other = store_block(store, NULL, sizeof(*other));
    else
        *place = other->next;
    if (other->last.bytes == noted->last.bytes && other->count > 0) {
        is_sent = note_copy(&other->last, &other->count, &noted->last);
    } else {
        *other = *noted;
    }
    other->next = transaction->others;
    transaction->others = other;
    return is_sent;
}

/* Whether a response takes the place of the final response: a 2xx does, as each device that a call
 * was forked to may answer. Not if it is the same one as it passes a NAT, or another interface. */
static bool is_final(const struct transaction *transaction, const struct arrival *arrival)
{
    int64_t since = datagram_time(&arrival->datagram) - datagram_time(&transaction->final);

    if (transaction->final_copies == 0)
        return true;
    return arrival->message->code < 300 && (transaction->final_code >= 300 || since >= SIP_T1 / 2);
}

/* In place of the one that was. */
static void take(struct transaction *transaction, const struct arrival *arrival,
                 struct store *store)
{
    struct copies final = final_copies(transaction, &transaction->final);

    if (final.count > 0)
        note_other(transaction, &final, store);
    transaction->final_code = (uint16_t)arrival->message->code;
    transaction->final_has_tag = arrival->key.to_tag != 0;
    transaction->final_frame = arrival->origin->frame;
    transaction->final_copies = 1;
    transaction->final = arrival->datagram;
}

bool final_note(struct transaction *transaction, const struct arrival *arrival, struct store *store)
{
    const struct datagram *response = &arrival->datagram;
    struct copies noted = {.last = *response, .frame = arrival->origin->frame, .count = 1};

    if (transaction->final_copies > 0 && transaction->final.bytes == response->bytes)
        return note_copy(&transaction->final, &transaction->final_copies, response);
    if (final_copies(transaction, response).count > 0 || !is_final(transaction, arrival))
        return note_other(transaction, &noted, store);
    take(transaction, arrival, store);
    return true;
}
