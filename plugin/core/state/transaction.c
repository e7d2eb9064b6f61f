/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests and the responses to them. */

#include "transaction.h"

#include "hash.h"

#include <glib.h>
#include <string.h>

/* RFC 3261 section 17.1.1.1: T1 is 500 ms, and no message is sent again before it is over. */
#define T1 (INT64_C(500) * 1000 * 1000)

/* No transaction lives that long after its last message (RFC 3261: Timer C is over 3 minutes): the
 * same identifiers then are a new one, as in two runs of a test in one capture. */
#define TRANSACTION_MAX (INT64_C(600) * 1000 * 1000 * 1000)

/* How many transactions a family keeps together. */
#define FAMILY_MAX 16

struct transactions {
    GHashTable *by_key;    /* set of struct transaction, owned */
    GHashTable *by_family; /* set of the latest one of each family */
    struct store *store;
};

static guint hash_key(gconstpointer transaction)
{
    return (guint)((const struct transaction *)transaction)->key;
}

static gboolean equal_key(gconstpointer a, gconstpointer b)
{
    return ((const struct transaction *)a)->key == ((const struct transaction *)b)->key;
}

static guint hash_family(gconstpointer transaction)
{
    return (guint)((const struct transaction *)transaction)->family;
}

static gboolean equal_family(gconstpointer a, gconstpointer b)
{
    return ((const struct transaction *)a)->family == ((const struct transaction *)b)->family;
}

struct transactions *transactions_new(struct store *store)
{
    struct transactions *transactions = g_new(struct transactions, 1);

    transactions->by_key = g_hash_table_new(hash_key, equal_key);
    transactions->by_family = g_hash_table_new(hash_family, equal_family);
    transactions->store = store;
    return transactions;
}

void transactions_free(struct transactions *transactions)
{
    g_hash_table_unref(transactions->by_key);
    g_hash_table_unref(transactions->by_family);
    g_free(transactions);
}

static uint64_t hash_key_of(const struct key *key, struct slice method)
{
    uint64_t hash = hash_mix(key->call_id, key->branch);

    return hash_mix(hash_of(hash, method), key->cseq.number);
}

static uint64_t make_family(const struct key *key, struct slice method, uint32_t number)
{
    uint64_t hash = hash_mix(key->call_id, ~key->from_tag);

    return hash_mix(hash_of(hash, method), number);
}

struct datagram datagram_of(const struct message *message, const struct origin *origin)
{
    return (struct datagram){.bytes = hash_of(message->code, message->headers),
                             .time = (uint64_t)(origin->time / DATAGRAM_TICK) & DATAGRAM_TIME_MAX,
                             .ip_id = origin->ip_id};
}

bool datagram_is_same(const struct datagram *last, const struct datagram *datagram)
{
    return last->bytes == datagram->bytes && last->ip_id == datagram->ip_id &&
           (datagram->ip_id != 0 || datagram->time < last->time + T1 / 2 / DATAGRAM_TICK);
}

static void count_copy(struct transaction *transaction, const struct origin *origin,
                       const struct datagram *datagram)
{
    if (transaction->request_frame == 0) {
        transaction->request_frame = origin->frame;
        transaction->request_time = origin->time;
        transaction->source = origin->source;
        transaction->destination = origin->destination;
    }
    if (!datagram_is_same(&transaction->request, datagram))
        transaction->request_copies++;
    transaction->request = *datagram;
}

static struct transaction *find(GHashTable *table, uint64_t hash, uint64_t family)
{
    struct transaction probe;

    probe.key = hash;
    probe.family = family;
    return g_hash_table_lookup(table, &probe);
}

/* Puts a new transaction at the head of its family. */
static void join_family(struct transactions *transactions, struct transaction *transaction)
{
    struct transaction *latest = find(transactions->by_family, 0, transaction->family);

    transaction->is_cut = latest && (latest->is_cut || latest->depth == FAMILY_MAX);
    if (latest && latest->depth < FAMILY_MAX) {
        transaction->next = latest;
        transaction->depth = latest->depth;
    }
    transaction->depth++;
    g_hash_table_add(transactions->by_family, transaction);
}

static struct transaction *add(struct transactions *transactions, uint64_t hash,
                               const struct key *key)
{
    struct transaction *transaction = store_block(transactions->store, NULL, sizeof(*transaction));

    transaction->key = hash;
    transaction->family = make_family(key, key->cseq.method, key->cseq.number);
    transaction->is_invite = slice_equals(key->cseq.method, "INVITE");
    g_hash_table_add(transactions->by_key, transaction);
    join_family(transactions, transaction);
    return transaction;
}

/* Makes a transaction new: its identifiers are used again. */
static void start_again(struct transaction *transaction)
{
    *transaction = (struct transaction){.key = transaction->key,
                                        .family = transaction->family,
                                        .next = transaction->next,
                                        .is_invite = transaction->is_invite,
                                        .is_cut = transaction->is_cut,
                                        .depth = transaction->depth};
}

struct transaction *transaction_match(struct transactions *transactions,
                                      const struct message *message, const struct key *key,
                                      const struct origin *origin, const struct datagram *datagram)
{
    if (slice_equals(key->cseq.method, "ACK"))
        return NULL;
    uint64_t hash = hash_key_of(key, key->cseq.method);
    struct transaction *transaction = find(transactions->by_key, hash, 0);
    if (!transaction)
        transaction = add(transactions, hash, key);
    if (message->is_response)
        return transaction;
    if (transaction->request_frame != 0 &&
        origin->time - (int64_t)transaction->request.time * DATAGRAM_TICK > TRANSACTION_MAX)
        start_again(transaction);
    count_copy(transaction, origin, datagram);
    transaction->has_to_tag = key->to_tag != 0;
    return transaction;
}

struct transaction *transaction_of_method(struct transactions *transactions, const struct key *key,
                                          const char *method)
{
    return find(transactions->by_key, hash_key_of(key, (struct slice){method, strlen(method)}), 0);
}

struct transaction *transaction_family(struct transactions *transactions, const struct key *key,
                                       const char *method, uint32_t number)
{
    return find(transactions->by_family, 0,
                make_family(key, (struct slice){method, strlen(method)}, number));
}

void transaction_note_ack(struct transactions *transactions, const struct key *key)
{
    struct transaction *invite = transaction_family(transactions, key, "INVITE", key->cseq.number);

    for (; invite; invite = invite->next)
        invite->acknowledged = true;
}

struct asked *transaction_asked(struct transactions *transactions, struct transaction *transaction)
{
    if (!transaction->asked)
        transaction->asked = store_block(transactions->store, NULL, sizeof(*transaction->asked));
    return transaction->asked;
}

struct progress *transaction_progress(struct transactions *transactions,
                                      struct transaction *transaction)
{
    if (!transaction->progress)
        transaction->progress =
            store_block(transactions->store, NULL, sizeof(*transaction->progress));
    return transaction->progress;
}
