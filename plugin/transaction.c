/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests and the responses to them. */

#include "transaction.h"

#include "identity.h"

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

static uint64_t make_key(const struct identifiers *identifiers, struct slice method)
{
    uint64_t key = identity_mix(identifiers->call_id, identifiers->branch);

    return identity_mix(identity_of(key, method), identifiers->cseq.number);
}

static uint64_t make_family(const struct identifiers *identifiers, struct slice method,
                            uint32_t number)
{
    uint64_t key = identity_mix(identifiers->call_id, ~identifiers->from_tag);

    return identity_mix(identity_of(key, method), number);
}

struct datagram datagram_of(const struct message *message, const struct packet *packet)
{
    return (struct datagram){.bytes = identity_of(message->code, message->headers),
                             .time = (uint64_t)(packet->time / DATAGRAM_TICK) & DATAGRAM_TIME_MAX,
                             .ip_id = packet->ip_id};
}

bool datagram_is_same(const struct datagram *last, const struct datagram *datagram)
{
    return last->bytes == datagram->bytes && last->ip_id == datagram->ip_id &&
           (datagram->ip_id != 0 || datagram->time < last->time + T1 / 2 / DATAGRAM_TICK);
}

static void count_copy(struct transaction *transaction, const struct packet *packet,
                       const struct datagram *datagram)
{
    if (transaction->request_frame == 0) {
        transaction->request_frame = packet->frame;
        transaction->request_time = packet->time;
        transaction->source = packet->source;
        transaction->destination = packet->destination;
    }
    if (!datagram_is_same(&transaction->request, datagram))
        transaction->request_copies++;
    transaction->request = *datagram;
}

static struct transaction *find(GHashTable *table, uint64_t key, uint64_t family)
{
    struct transaction probe;

    probe.key = key;
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

static struct transaction *add(struct transactions *transactions, uint64_t key,
                               const struct identifiers *identifiers)
{
    struct transaction *transaction = store_block(transactions->store, NULL, sizeof(*transaction));

    transaction->key = key;
    transaction->family =
        make_family(identifiers, identifiers->cseq.method, identifiers->cseq.number);
    transaction->is_invite = slice_equals(identifiers->cseq.method, "INVITE");
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
                                      const struct message *message,
                                      const struct identifiers *identifiers,
                                      const struct packet *packet, const struct datagram *datagram)
{
    if (slice_equals(identifiers->cseq.method, "ACK"))
        return NULL;
    uint64_t key = make_key(identifiers, identifiers->cseq.method);
    struct transaction *transaction = find(transactions->by_key, key, 0);
    if (!transaction)
        transaction = add(transactions, key, identifiers);
    if (message->is_response)
        return transaction;
    if (transaction->request_frame != 0 &&
        packet->time - (int64_t)transaction->request.time * DATAGRAM_TICK > TRANSACTION_MAX)
        start_again(transaction);
    count_copy(transaction, packet, datagram);
    transaction->has_to_tag = identifiers->to_tag != 0;
    return transaction;
}

struct transaction *transaction_of_method(struct transactions *transactions,
                                          const struct identifiers *identifiers, const char *method)
{
    return find(transactions->by_key, make_key(identifiers, (struct slice){method, strlen(method)}),
                0);
}

struct transaction *transaction_family(struct transactions *transactions,
                                       const struct identifiers *identifiers, const char *method,
                                       uint32_t number)
{
    return find(transactions->by_family, 0,
                make_family(identifiers, (struct slice){method, strlen(method)}, number));
}

void transaction_note_ack(struct transactions *transactions, const struct identifiers *identifiers)
{
    struct transaction *invite =
        transaction_family(transactions, identifiers, "INVITE", identifiers->cseq.number);

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
