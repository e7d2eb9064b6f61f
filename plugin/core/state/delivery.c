/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that were not delivered. */

#include "delivery.h"

#include "timers.h"

#include <glib.h>

/* An error comes at once, or when nobody has answered for the address of the host. */
#define ERROR_MAX (5 * SECOND)

struct failures {
    GHashTable *by_transaction; /* owns them */
    struct store *store;
};

struct failures *failures_new(struct store *store)
{
    struct failures *failures = g_new(struct failures, 1);

    failures->by_transaction = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    failures->store = store;
    return failures;
}

void failures_free(struct failures *failures)
{
    g_hash_table_unref(failures->by_transaction);
    g_free(failures);
}

const struct failure *failure_find(struct failures *failures, const struct transaction *transaction)
{
    return transaction->is_undelivered ? g_hash_table_lookup(failures->by_transaction, transaction)
                                       : NULL;
}

/* Whether a request was sent not long before the error. */
static bool is_recent(const struct request *request, const struct quoted *quoted)
{
    int64_t since = quoted->origin.time - datagram_time(&request->last);

    return since > -MILLISECOND && since < SIP_TIMEOUT;
}

static bool has_line(const struct request *request, const struct message *message)
{
    return request->method && request->uri && !store_may_have_cut(request->uri) &&
           slice_equals(message->method, request->method) &&
           slice_same(message->uri, slice_of(request->uri));
}

/* Whether the branch tells a request, though the quote ends before its CSeq. */
static bool has_branch(const struct transaction *transaction, const struct message *message)
{
    uint64_t branch = key_read_branch(message);

    return branch != 0 && transaction->branch == (uint32_t)branch;
}

/* Whether the request before the last one that went that way came too early to be meant. */
static bool is_certain(const struct peer *peer, const struct quoted *quoted)
{
    return peer->requests < 2 || quoted->origin.time - peer->before_time >= ERROR_MAX;
}

/* The last request that went that way, where no other can be meant. */
static struct transaction *match_latest(struct peers *peers, const struct quoted *quoted)
{
    const struct peer *peer = peer_find(peers, quoted->origin.destination);
    const struct request *request = peer ? peer->latest->request : NULL;

    if (!request || request->source != quoted->origin.source || request->length != quoted->length ||
        !(has_branch(peer->latest, quoted->message) || is_certain(peer, quoted)) ||
        !has_line(request, quoted->message) || !is_recent(request, quoted))
        return NULL;
    return peer->latest;
}

struct transaction *failure_match(struct transactions *transactions, struct peers *peers,
                                  const struct quoted *quoted)
{
    struct transaction *transaction;
    struct key key;

    if (!key_read(quoted->message, &key))
        return match_latest(peers, quoted);
    transaction = transaction_find(transactions, &key, quoted->origin.destination);
    return transaction && transaction->request && is_recent(transaction->request, quoted)
               ? transaction
               : NULL;
}

void failure_note(struct failures *failures, struct transaction *transaction,
                  const struct quoted *quoted)
{
    if (transaction->is_undelivered)
        return;
    transaction->is_undelivered = true;
    struct failure *failure = g_new(struct failure, 1);
    *failure = (struct failure){.transaction = transaction,
                                .host = store_text(failures->store, slice_of(quoted->host)),
                                .time = quoted->origin.time,
                                .frame = quoted->origin.frame,
                                .reason = quoted->reason};
    g_hash_table_insert(failures->by_transaction, transaction, failure);
}
