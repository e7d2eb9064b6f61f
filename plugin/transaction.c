/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests and the responses to them. */

#include "transaction.h"

#include "header/cseq.h"
#include "header/via.h"
#include "identity.h"

#include <glib.h>
#include <string.h>

/* RFC 3261 section 17.1.1.1: T1 is 500 ms, and no message is sent again before it is over. */
#define T1 (INT64_C(500) * 1000 * 1000)

/* No transaction lives that long after its last message (RFC 3261: Timer C is over 3 minutes): the
 * same identifiers then are a new one, as in two runs of a test in one capture. */
#define TRANSACTION_MAX (INT64_C(600) * 1000 * 1000 * 1000)

struct transactions {
    GHashTable *by_key; /* struct transaction, owned */
    GHashTable *acks;   /* identities of Call-ID and CSeq number, owned */
};

struct transactions *transactions_new(void)
{
    struct transactions *transactions = g_new(struct transactions, 1);

    transactions->by_key = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
    transactions->acks = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return transactions;
}

void transactions_free(struct transactions *transactions)
{
    g_hash_table_unref(transactions->by_key);
    g_hash_table_unref(transactions->acks);
    g_free(transactions);
}

/* Call-ID and CSeq; false where one of them is missing or malformed. */
static bool read_identifiers(const struct message *message, struct slice *call_id,
                             struct cseq *cseq)
{
    struct slice value;

    return message_find_header(message, HEADER_CALL_ID, call_id) && call_id->length > 0 &&
           message_find_header(message, HEADER_CSEQ, &value) && cseq_parse(value, cseq);
}

static uint64_t make_key(const struct message *message, struct slice call_id, uint32_t number,
                         struct slice method)
{
    uint64_t key = identity_of(identity_of(number, method), call_id);
    struct slice branch;

    return via_top_branch(message, &branch) ? identity_of(key, branch) : key;
}

struct datagram datagram_of(const struct message *message, const struct packet *packet)
{
    return (struct datagram){.bytes = identity_of(message->code, message->headers),
                             .time = packet->time,
                             .ip_id = packet->ip_id};
}

bool datagram_is_same(const struct datagram *last, const struct datagram *datagram)
{
    return last->bytes == datagram->bytes && last->ip_id == datagram->ip_id &&
           (datagram->ip_id != 0 || datagram->time - last->time < T1 / 2);
}

static void count_copy(struct transaction *transaction, const struct packet *packet,
                       const struct datagram *datagram)
{
    if (transaction->request_frame == 0) {
        transaction->request_frame = packet->frame;
        transaction->request_time = packet->time;
    }
    if (!datagram_is_same(&transaction->request, datagram))
        transaction->request_copies++;
    transaction->request = *datagram;
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
                                      const struct message *message, const struct packet *packet,
                                      const struct datagram *datagram)
{
    struct slice call_id;
    struct cseq cseq;

    if (!read_identifiers(message, &call_id, &cseq) || slice_equals(cseq.method, "ACK"))
        return NULL;
    uint64_t key = make_key(message, call_id, cseq.number, cseq.method);
    struct transaction *transaction = find_or_add(transactions, key);
    if (message->is_response)
        return transaction;
    if (packet->time - transaction->request.time > TRANSACTION_MAX)
        *transaction = (struct transaction){.key = key};
    count_copy(transaction, packet, datagram);
    return transaction;
}

struct transaction *transaction_of_cancel(struct transactions *transactions,
                                          const struct message *cancel)
{
    static const struct slice invite = {"INVITE", 6};
    struct slice call_id;
    struct cseq cseq;

    if (!read_identifiers(cancel, &call_id, &cseq))
        return NULL;
    uint64_t key = make_key(cancel, call_id, cseq.number, invite);
    return g_hash_table_lookup(transactions->by_key, &key);
}

void transaction_note_ack(struct transactions *transactions, const struct message *ack)
{
    struct slice call_id;
    struct cseq cseq;

    if (!read_identifiers(ack, &call_id, &cseq))
        return;
    uint64_t key = identity_of(cseq.number, call_id);
    g_hash_table_add(transactions->acks, g_memdup2(&key, sizeof(key)));
}

bool transaction_has_ack(struct transactions *transactions, const struct message *response)
{
    struct slice call_id;
    struct cseq cseq;

    if (!read_identifiers(response, &call_id, &cseq))
        return false;
    uint64_t key = identity_of(cseq.number, call_id);
    return g_hash_table_contains(transactions->acks, &key);
}
