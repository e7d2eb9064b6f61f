/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests and the responses to them. */

#include "transaction.h"

#include "final.h"
#include "hash.h"
#include "index.h"
#include "timers.h"
#include "via.h"

#include <glib.h>

/* No transaction lives that long after its last message (RFC 3261: Timer C is over 3 minutes): the
 * same identifiers then are a new one, as in two runs of a test in one capture. */
#define TRANSACTION_MAX (600 * SECOND)

struct transactions {
    struct index *by_key;    /* of struct transaction */
    struct index *by_family; /* of the latest one of each family */
    struct store *store;
    uint64_t recaptured; /* messages that were captured again on their way */
};

struct transactions *transactions_new(struct store *store)
{
    struct transactions *transactions = g_new(struct transactions, 1);

    transactions->by_key = index_new(offsetof(struct transaction, key));
    transactions->by_family = index_new(offsetof(struct transaction, family));
    transactions->store = store;
    transactions->recaptured = 0;
    return transactions;
}

void transactions_free(struct transactions *transactions)
{
    index_free(transactions->by_key);
    index_free(transactions->by_family);
    g_free(transactions);
}

static uint64_t hash_key_of(const struct key *key, struct slice method)
{
    uint64_t hash = hash_mix(hash_mix(key->call_id, key->branch), key->sent_by);

    return hash_mix(hash_of(hash, method), key->cseq.number);
}

static uint64_t make_family(const struct key *key, struct slice method, uint32_t number)
{
    uint64_t hash = hash_mix(key->call_id, ~key->from_tag);

    return hash_mix(hash_of(hash, method), number);
}

struct store *transactions_store(struct transactions *transactions)
{
    return transactions->store;
}

uint64_t transactions_recaptured(const struct transactions *transactions)
{
    return transactions->recaptured;
}

void transactions_note_recaptured(struct transactions *transactions)
{
    transactions->recaptured++;
}

void transactions_each(struct transactions *transactions,
                       void (*visit)(const struct transaction *transaction, void *data), void *data)
{
    const struct transaction *transaction;
    size_t position = 0;

    while ((transaction = index_next(transactions->by_key, &position)))
        visit(transaction, data);
}

const struct request *transactions_request(struct transactions *transactions, uint32_t frame)
{
    const struct transaction *transaction;
    const struct request *request = NULL;
    size_t position = 0;

    while ((transaction = index_next(transactions->by_key, &position))) {
        if (transaction->request && transaction->request->frame == frame)
            request = transaction->request;
    }
    return request;
}

/* The transaction with that key, and which of those that keep the branch for another server: the
 * keys of these count on from there. That of a server, else the latest. */
static struct transaction *find_of(struct transactions *transactions, uint64_t hash,
                                   const struct endpoint *server)
{
    struct transaction *transaction = index_find(transactions->by_key, hash), *latest = transaction;

    while (transaction && !(server && transaction_destination(transaction) == server)) {
        latest = transaction;
        transaction = transaction->is_undelivered
                          ? index_find(transactions->by_key, transaction->key + 1)
                          : NULL;
        if (transaction && transaction->family != latest->family)
            transaction = NULL;
    }
    return transaction ? transaction : latest;
}

/* Puts a new transaction at the head of its family. */
static void join_family(struct transactions *transactions, struct transaction *transaction)
{
    struct transaction *latest = index_find(transactions->by_family, transaction->family);

    transaction->has_forgotten = latest && (latest->has_forgotten || latest->depth == FAMILY_MAX);
    if (latest && latest->depth < FAMILY_MAX) {
        transaction->next = latest;
        transaction->depth = latest->depth;
    }
    transaction->depth++;
    index_add(transactions->by_family, transaction);
}

/* The one of the family whose request has that branch and came from that hop; NULL where there is
 * none. */
static struct transaction *find_by_branch(struct transactions *transactions, const struct key *key,
                                          uint32_t before)
{
    uint64_t family = make_family(key, key->cseq.method, key->cseq.number);
    struct transaction *transaction = index_find(transactions->by_family, family);

    while (transaction &&
           (transaction->branch != (uint32_t)key->branch || transaction->before != before))
        transaction = transaction->next;
    return transaction;
}

/* The key of the request at the hop before; 0 where Via has no such. */
static uint32_t read_before(struct transactions *transactions, const struct arrival *arrival)
{
    struct key before;

    if (!key_read_before(arrival->message, &arrival->key, &before))
        return 0;
    uint64_t hash = hash_key_of(&before, before.cseq.method);
    const struct transaction *known = find_of(transactions, hash, NULL);
    if (!known)
        known = find_by_branch(transactions, &before, 0);
    return (uint32_t)(known ? known->key : hash);
}

static struct transaction *add(struct transactions *transactions, uint64_t hash, uint32_t before,
                               const struct key *key)
{
    struct transaction *transaction = store_block(transactions->store, NULL, sizeof(*transaction));

    transaction->key = hash;
    transaction->before = before;
    transaction->branch = (uint32_t)key->branch;
    transaction->family = make_family(key, key->cseq.method, key->cseq.number);
    transaction->is_invite = key_has_method(key, "INVITE");
    index_add(transactions->by_key, transaction);
    join_family(transactions, transaction);
    return transaction;
}

/* Whether the client of a request that was not delivered sends it to another server now. */
static bool is_elsewhere(const struct transaction *transaction, const struct origin *origin)
{
    return transaction->is_undelivered && !transaction->has_response &&
           endpoint_same_host(transaction_source(transaction), origin->source) &&
           transaction_destination(transaction) != origin->destination;
}

struct transaction *transaction_match(struct transactions *transactions,
                                      const struct arrival *arrival)
{
    const struct key *key = &arrival->key;
    const struct origin *origin = arrival->origin;
    bool is_response = arrival->message->is_response;

    if (key_has_method(key, "ACK"))
        return NULL;
    uint64_t hash = hash_key_of(key, key->cseq.method);
    struct transaction *transaction =
        find_of(transactions, hash, is_response ? origin->source : origin->destination);
    if (transaction && !is_response && transaction->failovers < FAILOVERS_MAX &&
        is_elsewhere(transaction, origin))
        return add(transactions, transaction->key + 1, transaction->before, key);
    if (transaction)
        return transaction;
    uint32_t before = read_before(transactions, arrival);
    if (is_response)
        transaction = find_by_branch(transactions, key, before);
    return transaction ? transaction : add(transactions, hash, before, key);
}

bool transaction_has_key(const struct transaction *transaction, const struct key *key)
{
    return transaction->key - hash_key_of(key, key->cseq.method) <= transaction->failovers;
}

struct transaction *transaction_find(struct transactions *transactions, const struct key *key,
                                     const struct endpoint *server)
{
    return find_of(transactions, hash_key_of(key, key->cseq.method), server);
}

struct transaction *transaction_of_method(struct transactions *transactions, const struct key *key,
                                          const char *method)
{
    return find_of(transactions, hash_key_of(key, slice_of(method)), NULL);
}

struct transaction *transaction_family(struct transactions *transactions, const struct key *key,
                                       const char *method, uint32_t number)
{
    return index_find(transactions->by_family, make_family(key, slice_of(method), number));
}

struct transaction *transaction_latest(struct transactions *transactions,
                                       const struct transaction *transaction)
{
    return index_find(transactions->by_family, transaction->family);
}

struct transaction *transaction_before(struct transactions *transactions,
                                       const struct transaction *transaction)
{
    struct transaction *before;
    size_t step = 0;

    if (transaction->before == 0)
        return NULL;
    do
        before = index_next_low(transactions->by_key, transaction->before, &step);
    while (before && (before == transaction || before->family != transaction->family));
    return before;
}

/* Whether the identifiers of a transaction are used again, and make a new one. */
static bool is_over(const struct transaction *transaction, const struct origin *origin)
{
    return transaction->request &&
           origin->time - datagram_time(&transaction->request->last) > TRANSACTION_MAX;
}

static void start_again(struct transaction *transaction)
{
    *transaction = (struct transaction){.key = transaction->key,
                                        .before = transaction->before,
                                        .branch = transaction->branch,
                                        .family = transaction->family,
                                        .next = transaction->next,
                                        .is_invite = transaction->is_invite,
                                        .has_forgotten = transaction->has_forgotten,
                                        .depth = transaction->depth};
}

/* Whether what came in at `received` went out from `source`: a host sends from the port where it
 * listens, or, over TCP, names that in sent-by. */
static bool is_of_receiver(const struct endpoint *received, const struct endpoint *source,
                           uint16_t named)
{
    return endpoint_same_host(received, source) &&
           (received->port == source->port || received->port == named);
}

/* A host that takes the Via off that came in, as a B2BUA does that keeps Call-ID, From tag and
 * CSeq, is known by its address: the key of the latest request that went there, 0 for none. */
static uint32_t find_address(const struct transaction *transaction, const struct arrival *arrival)
{
    const struct transaction *other = transaction->next;
    uint16_t named = via_port(arrival->message);

    while (other && !is_of_receiver(transaction_destination(other), arrival->origin->source, named))
        other = other->next;
    return other ? (uint32_t)other->key : 0;
}

/* The servers that the client had tried in vain, each by ICMP error. */
static unsigned count_failovers(const struct transaction *transaction, const struct origin *origin)
{
    const struct transaction *other = transaction->next;
    unsigned count = 0;

    for (; other; other = other->next) {
        if (other->before == transaction->before && is_elsewhere(other, origin))
            count = MAX(count, other->failovers + 1U);
    }
    return MIN(count, FAILOVERS_MAX);
}

bool transaction_note_request(struct transactions *transactions, struct transaction *transaction,
                              const struct arrival *arrival)
{
    if (is_over(transaction, arrival->origin))
        start_again(transaction);
    if (transaction->request) {
        if (!request_note_copy(transaction->request, arrival))
            transactions_note_recaptured(transactions);
        return false;
    }
    transaction->request = request_read(arrival, transactions->store);
    if (transaction->before == 0)
        transaction->before = read_before(transactions, arrival);
    if (transaction->before == 0 && !key_has_method(&arrival->key, "CANCEL"))
        transaction->before = find_address(transaction, arrival);
    transaction->failovers = count_failovers(transaction, arrival->origin) & FAILOVERS_MAX;
    return true;
}

void transaction_note_response(struct transactions *transactions, struct transaction *transaction,
                               const struct arrival *arrival)
{
    transaction->has_response = true;
    if (arrival->message->code >= 200 && !final_note(transaction, arrival, transactions->store))
        transactions_note_recaptured(transactions);
}
