/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One side of a call or subscription. */

#include "party.h"

#include "hash.h"
#include "index.h"
#include "precondition.h"

#include <glib.h>

struct parties {
    struct index *by_key; /* of struct party */
    struct store *store;
};

struct parties *parties_new(struct store *store)
{
    struct parties *parties = g_new(struct parties, 1);

    parties->by_key = index_new(offsetof(struct party, key));
    parties->store = store;
    return parties;
}

void parties_free(struct parties *parties)
{
    index_free(parties->by_key);
    g_free(parties);
}

static struct party *find(struct parties *parties, const struct key *key, uint64_t tag)
{
    return index_find(parties->by_key, hash_mix(key->call_id, tag));
}

const struct party *party_find(struct parties *parties, const struct key *key, uint64_t tag)
{
    return find(parties, key, tag);
}

static struct party *find_or_add(struct parties *parties, const struct key *key, uint64_t tag)
{
    struct party *party = find(parties, key, tag);

    if (!party) {
        party = store_block(parties->store, NULL, sizeof(*party));
        party->key = hash_mix(key->call_id, tag);
        index_add(parties->by_key, party);
    }
    return party;
}

static void note_preconditions(struct parties *parties, const struct arrival *arrival, uint64_t tag)
{
    char text[PRECONDITION_TEXT_MAX];

    if (arrival->sdp.length == 0 || !precondition_describe(arrival->sdp, text))
        return;
    struct party *party = find_or_add(parties, &arrival->key, tag);
    party->preconditions = store_text(parties->store, slice_of(text));
    party->preconditions_frame = arrival->origin->frame;
}

void party_note_request(struct parties *parties, const struct arrival *arrival,
                        const struct transaction *transaction)
{
    const struct key *key = &arrival->key;

    note_preconditions(parties, arrival, key->from_tag);
    if (key->to_tag != 0 || !(key_has_method(key, "SUBSCRIBE") || key_has_method(key, "REFER")))
        return;
    struct party *party = find_or_add(parties, key, key->from_tag);
    party->opener = transaction;
    party->opener_cseq = key->cseq.number;
}

void party_note_ack(struct parties *parties, const struct arrival *ack,
                    const struct transaction *invite)
{
    if (!invite || invite->final_code < 300 || !invite->final_has_tag || ack->key.to_tag != 0)
        return;
    struct party *party = find_or_add(parties, &ack->key, ack->key.from_tag);
    party->ack_frame = ack->origin->frame;
    party->refusal_frame = invite->final_frame;
    party->refusal_code = invite->final_code;
}

/* A copy of a 491, also at another hop, is none more. */
static void note_pending(struct parties *parties, const struct arrival *arrival,
                         const struct transaction *transaction)
{
    struct party *party = find_or_add(parties, &arrival->key, arrival->key.from_tag);

    if (party->pending_family == transaction->family)
        return;
    if (party->pending_count++ == 0)
        party->pending_time = arrival->origin->time;
    party->pending_family = transaction->family;
}

/* Its change of the session was taken. */
static void note_changed(struct parties *parties, const struct arrival *arrival)
{
    const struct key *key = &arrival->key;
    struct party *party = find(parties, key, key->from_tag);

    if (party && (key_has_method(key, "INVITE") || key_has_method(key, "UPDATE")))
        party->pending_count = 0;
}

void party_note_response(struct parties *parties, const struct arrival *arrival,
                         const struct transaction *transaction)
{
    unsigned code = arrival->message->code;

    note_preconditions(parties, arrival, arrival->key.to_tag);
    if (code == 491)
        note_pending(parties, arrival, transaction);
    else if (code >= 200 && code < 300)
        note_changed(parties, arrival);
}
