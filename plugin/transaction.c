/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests and the responses to them. */

#include "transaction.h"

#include "header/cseq.h"
#include "header/via.h"
#include "identity.h"

#include <glib.h>

/* RFC 3261 section 17.1.1.1: T1 is 500 ms, and no message is sent again before it is over. */
#define T1 (INT64_C(500) * 1000 * 1000)

/* No transaction lives that long after its last message (RFC 3261: Timer C is over 3 minutes): the
 * same identifiers then are a new one, as in two runs of a test in one capture. */
#define TRANSACTION_MAX (INT64_C(600) * 1000 * 1000 * 1000)

struct transactions {
    GHashTable *by_key; /* struct transaction, owned */
};

struct transactions *transactions_new(void)
{
    struct transactions *transactions = g_new(struct transactions, 1);

    transactions->by_key = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
    return transactions;
}

void transactions_free(struct transactions *transactions)
{
    g_hash_table_unref(transactions->by_key);
    g_free(transactions);
}

static bool make_key(const struct message *message, uint64_t *key)
{
    struct slice call_id, value;
    struct cseq cseq;
    struct via via;

    if (!message_find_header(message, "Call-ID", &call_id) || call_id.length == 0 ||
        !message_find_header(message, "CSeq", &value) || !cseq_parse(value, &cseq) ||
        slice_equals(cseq.method, "ACK"))
        return false;
    *key = identity_of(cseq.number, cseq.method);
    *key = identity_of(*key, call_id);
    if (via_top(message, &via) && via_has_cookie(&via))
        *key = identity_of(*key, via.branch);
    return true;
}

/* Whether a request is the last one again, captured a second time on its way: at another interface,
 * or inside a tunnel and outside. Hosts that send IP identification 0 are told by time. */
static bool is_same_datagram(const struct transaction *transaction, uint64_t bytes,
                             const struct packet *packet)
{
    if (transaction->request_frame == 0 || transaction->copy_bytes != bytes ||
        transaction->copy_ip_id != packet->ip_id)
        return false;
    return packet->ip_id != 0 || packet->time - transaction->copy_time < T1 / 2;
}

static void count_copy(struct transaction *transaction, const struct message *message,
                       const struct packet *packet)
{
    uint64_t bytes = identity_of(0, message->headers);

    if (transaction->request_frame == 0) {
        transaction->request_frame = packet->frame;
        transaction->request_time = packet->time;
    }
    if (!is_same_datagram(transaction, bytes, packet))
        transaction->request_copies++;
    transaction->copy_bytes = bytes;
    transaction->copy_ip_id = packet->ip_id;
    transaction->copy_time = packet->time;
}

static struct transaction *find_or_add(struct transactions *transactions, uint64_t key)
{
    struct transaction *transaction = g_hash_table_lookup(transactions->by_key, &key);

    if (!transaction) {
        transaction = g_new0(struct transaction, 1);
        transaction->key = key;
        g_hash_table_insert(transactions->by_key, &transaction->key, transaction);
    }
    return transaction;
}

struct transaction *transaction_match(struct transactions *transactions,
                                      const struct message *message, const struct packet *packet)
{
    uint64_t key;

    if (!make_key(message, &key))
        return NULL;
    struct transaction *transaction = find_or_add(transactions, key);
    if (message->is_response)
        return transaction;
    if (packet->time - transaction->copy_time > TRANSACTION_MAX)
        *transaction = (struct transaction){.key = key};
    count_copy(transaction, message, packet);
    return transaction;
}
