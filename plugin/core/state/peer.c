/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hosts that requests were sent to. */

#include "peer.h"

#include <glib.h>

struct peers {
    GHashTable *by_endpoint; /* owns them */
};

struct peers *peers_new(void)
{
    struct peers *peers = g_new(struct peers, 1);

    peers->by_endpoint = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    return peers;
}

void peers_free(struct peers *peers)
{
    g_hash_table_unref(peers->by_endpoint);
    g_free(peers);
}

static struct peer *find(struct peers *peers, const struct endpoint *endpoint)
{
    return endpoint ? g_hash_table_lookup(peers->by_endpoint, endpoint) : NULL;
}

const struct peer *peer_find(struct peers *peers, const struct endpoint *endpoint)
{
    return find(peers, endpoint);
}

void peer_note_request(struct peers *peers, struct transaction *transaction)
{
    const struct request *request = transaction->request;
    struct peer *peer = find(peers, request->destination);

    if (!request->destination)
        return;
    if (!peer) {
        peer = g_new0(struct peer, 1);
        peer->endpoint = request->destination;
        peer->first_time = request->time;
        g_hash_table_insert(peers->by_endpoint, (gpointer)peer->endpoint, peer);
    }
    if (peer->latest)
        peer->before_time = datagram_time(&peer->latest->request->last);
    peer->latest = transaction;
    peer->requests++;
}

static void note_answered(struct peer *peer, const struct transaction *transaction)
{
    peer->answered += !transaction_was_heard(transaction);
    peer->longest = MAX(peer->longest, transaction->request->length);
}

void peer_note_shown(struct peers *peers, const struct transaction *transaction)
{
    struct peer *peer = find(peers, transaction_destination(transaction));

    if (!peer || transaction->has_response)
        return;
    note_answered(peer, transaction);
    peer->shown_frame = MAX(peer->shown_frame, transaction->request->frame);
}

void peer_note_response(struct peers *peers, const struct arrival *arrival,
                        const struct transaction *transaction)
{
    struct peer *peer = find(peers, transaction_destination(transaction));

    if (!peer)
        return;
    note_answered(peer, transaction);
    peer->answer_time = arrival->origin->time;
    peer->answer_frame = arrival->origin->frame;
}
