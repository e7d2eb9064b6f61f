/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What later requests show of responses that the capture lacks. */

#include "proof.h"

#include "address.h"
#include "attempt.h"
#include "hash.h"
#include "hop.h"
#include "rack.h"
#include "timers.h"

#include <glib.h>

/* Clients that wait for less than RFC 3261 has it give up after that many copies, or more. */
#define COPIES_OF_SILENCE 4

/* The last request of a call that opens a dialog or registers, until it has a final response: most
 * have one soon. */
struct opening {
    uint64_t key;
    struct transaction *latest;
    uint32_t cseq;
};

struct proofs {
    GHashTable *openings; /* set of struct opening, owned */
};

struct proofs *proofs_new(void)
{
    struct proofs *proofs = g_new(struct proofs, 1);

    proofs->openings = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return proofs;
}

void proofs_free(struct proofs *proofs)
{
    g_hash_table_unref(proofs->openings);
    g_free(proofs);
}

/* RFC 3261 section 12.1, RFC 6665 section 4.4.1, RFC 3515 section 2.4.4. */
static bool opens_dialog(const struct key *key)
{
    return key_has_method(key, "INVITE") || key_has_method(key, "SUBSCRIBE") ||
           key_has_method(key, "REFER");
}

/* Of the side of a call with that tag; of REGISTER, whatever the tag, which a phone may change in
 * each: of the address that it is for (RFC 3261 section 10.2). */
static uint64_t hash_opening(const struct arrival *arrival)
{
    const struct key *key = &arrival->key;
    struct slice to;

    if (!key_has_method(key, "REGISTER"))
        return hash_mix(key->call_id, key->from_tag);
    return message_find_header(arrival->message, HEADER_TO, &to)
               ? hash_of(~key->call_id, address_uri(to))
               : ~key->call_id;
}

static struct opening *find(const struct proofs *proofs, uint64_t key)
{
    return g_hash_table_lookup(proofs->openings, &key);
}

/* There is no transaction where CSeq names another method than the first line, ACK. */
static void note_opening(struct proofs *proofs, const struct arrival *arrival,
                         struct transaction *transaction)
{
    uint64_t hash = hash_opening(arrival);
    struct opening *opening = find(proofs, hash);

    if (!transaction)
        return;
    if (!opening) {
        opening = g_new(struct opening, 1);
        opening->key = hash;
        g_hash_table_add(proofs->openings, opening);
    }
    opening->latest = transaction;
    opening->cseq = arrival->key.cseq.number;
}

static void mark(struct peers *peers, const struct transaction *transaction, bool is_final)
{
    peer_note_shown(peers, transaction);
    transaction->request->was_heard = true;
    transaction->request->was_ended |= is_final;
}

/* Whether the response that is shown may be one to the same request on another way. */
static bool is_answered_beside(const struct transaction *latest,
                               const struct transaction *transaction)
{
    while (latest && !(latest->has_response && latest != transaction &&
                       latest->before == transaction->before))
        latest = latest->next;
    return latest != NULL;
}

/* Marks a request where it left a host, or where it got to one: its last try, and what went other
 * ways at the same time. */
static void mark_at(struct peers *peers, const struct transaction *latest,
                    const struct endpoint *(*end_of)(const struct transaction *transaction),
                    const struct endpoint *host, bool is_final)
{
    const struct transaction *transaction = latest, *last = NULL;

    for (; transaction; transaction = transaction->next) {
        if (!endpoint_same_host(end_of(transaction), host) ||
            is_answered_beside(latest, transaction))
            continue;
        if (!last)
            last = transaction;
        if (last->request->time - transaction->request->time < SIP_T1)
            mark(peers, transaction, is_final);
    }
}

static void mark_hop(struct peers *peers, const struct transaction *latest,
                     const struct endpoint *client, const struct endpoint *server, bool is_final)
{
    mark_at(peers, latest, transaction_source, client, is_final);
    mark_at(peers, latest, transaction_destination, server, is_final);
}

/* What confirms a response names its request. */
static const struct transaction *find_confirmed(struct transactions *transactions,
                                                const struct arrival *arrival)
{
    const struct key *key = &arrival->key;
    struct rack rack;

    if (key_has_method(key, "ACK"))
        return transaction_family(transactions, key, "INVITE", key->cseq.number);
    return key_has_method(key, "PRACK") && rack_read(arrival->message, &rack)
               ? transaction_family(transactions, key, "INVITE", rack.cseq.number)
               : NULL;
}

/* A request in a dialog: the one that opened it had a response with the tag of the other side. */
static void note_dialog(const struct proofs *proofs, struct transactions *transactions,
                        struct peers *peers, const struct arrival *arrival)
{
    const struct key *key = &arrival->key;
    const struct origin *origin = arrival->origin;
    const struct transaction *confirmed = find_confirmed(transactions, arrival);
    const struct opening *opening;
    bool is_final = key_has_method(key, "ACK") || key_has_method(key, "BYE") ||
                    key_has_method(key, "INVITE") || key_has_method(key, "SUBSCRIBE");

    if (confirmed)
        mark_hop(peers, confirmed, origin->source, origin->destination, is_final);
    else if ((opening = find(proofs, hash_mix(key->call_id, key->from_tag))))
        mark_hop(peers, transaction_latest(transactions, opening->latest), origin->source,
                 origin->destination, is_final);
    else if ((opening = find(proofs, hash_mix(key->call_id, key->to_tag))))
        mark_hop(peers, transaction_latest(transactions, opening->latest), origin->destination,
                 origin->source, is_final);
}

static bool has_credentials(const struct request *request, const struct credentials *credentials)
{
    unsigned i = 0;

    while (i < request->credential_count &&
           (request->credentials[i].realm != credentials->realm ||
            request->credentials[i].for_proxy != credentials->for_proxy ||
            request->credentials[i].nonce != credentials->nonce))
        i++;
    return i < request->credential_count;
}

/* Whether a request has credentials that the one before lacks, in the time that a client waits. */
static bool follows_challenge(const struct request *request, const struct request *before)
{
    unsigned i = 0;

    if (!before || before == request || !endpoint_same_host(before->source, request->source) ||
        request->time - datagram_time(&before->last) >= SIP_TIMEOUT)
        return false;
    while (i < request->credential_count && (request->credentials[i].nonce == 0 ||
                                             has_credentials(before, &request->credentials[i])))
        i++;
    return i < request->credential_count;
}

/* The one before it was challenged: that has the number before, or, of some clients, the same (RFC
 * 3261 section 22.2). */
static void note_login(struct transactions *transactions, struct peers *peers,
                       const struct arrival *arrival, const struct transaction *transaction)
{
    const char *method = transaction->request->method;
    uint32_t number = arrival->key.cseq.number;

    for (uint32_t back = 0; back <= MIN(number, 1U); back++) {
        const struct transaction *before =
            transaction_family(transactions, &arrival->key, method, number - back);

        while (before && !follows_challenge(transaction->request, before->request))
            before = before->next;
        if (before)
            mark(peers, before, true);
    }
}

/* Until the next copy of a request over UDP is due (RFC 3261 sections 17.1.1.2 and 17.1.2.2). */
static int64_t find_interval(const struct request *request)
{
    int64_t interval = SIP_T1 << MIN(request->copies - 1, 6U);

    return request->is_inviting ? interval : MIN(interval, SIP_T2);
}

/* Whether its first copies came as they were due, which is the same for all methods: none sooner,
 * and none of those between is missing. */
static bool goes_by_timers(const struct request *request)
{
    int64_t due = SIP_T1 * ((INT64_C(1) << (request->copies - 1)) - 1);
    int64_t sent = datagram_time(&request->last) - request->time;

    return sent > due - due / 4 && sent < due + due / 4;
}

/* Whether a copy was due, and more than a little, at that time. */
static bool is_overdue(const struct request *request, int64_t time)
{
    return request->is_datagram &&
           time - datagram_time(&request->last) > find_interval(request) * 3 / 2;
}

/* A client sends no other REGISTER until it has the final response, or has given up (RFC 3261
 * section 10.2): not at once, and over UDP not before it has sent the first one again and again. */
static void note_register(struct peers *peers, const struct opening *before,
                          const struct arrival *arrival)
{
    const struct request *request = before->latest->request;
    int64_t time = arrival->origin->time;

    if (before->latest->has_response || arrival->key.cseq.number <= before->cseq ||
        !endpoint_same_host(request->source, arrival->origin->source))
        return;
    bool is_soon = time - request->time < (request->is_datagram ? SIP_T1 : SIP_TIMEOUT);
    if (is_soon || (request->copies < COPIES_OF_SILENCE && is_overdue(request, time)))
        mark(peers, before->latest, true);
}

void proof_note_request(struct proofs *proofs, struct transactions *transactions,
                        struct peers *peers, const struct arrival *arrival,
                        struct transaction *transaction)
{
    const struct key *key = &arrival->key;
    bool is_register = key_has_method(key, "REGISTER");
    const struct opening *before = is_register ? find(proofs, hash_opening(arrival)) : NULL;

    if (transaction && transaction->request->credential_count > 0)
        note_login(transactions, peers, arrival, transaction);
    if (before)
        note_register(peers, before, arrival);
    if (is_register || (key->to_tag == 0 && opens_dialog(key)))
        note_opening(proofs, arrival, transaction);
    else if (key_has_method(key, "ACK") || (key->to_tag != 0 && !key_has_method(key, "CANCEL")))
        note_dialog(proofs, transactions, peers, arrival);
}

void proof_note_response(struct proofs *proofs, const struct arrival *arrival)
{
    const struct key *key = &arrival->key;

    if (arrival->message->code < 200 || !(opens_dialog(key) || key_has_method(key, "REGISTER")))
        return;
    uint64_t hash = hash_opening(arrival);
    g_hash_table_remove(proofs->openings, &hash);
}

/* Whether the host that sent a request on has given its own final response. */
static bool is_over_before(struct transactions *transactions, const struct transaction *transaction)
{
    const struct transaction *before = hop_before(transactions, transaction);

    return before && before->final_code != 0;
}

/* Whether a client that had sent a request again left off long before it had to give up, as
 * something came back: it neither cancelled the request nor sent it elsewhere, and its server
 * answers nothing that would be in the capture. What is sent only once may be of a client that
 * never sends again. */
static bool was_left_off(struct transactions *transactions, const struct peer *peer,
                         const struct transaction *transaction, int64_t until)
{
    const struct request *request = transaction->request;

    return request->copies > 1 && goes_by_timers(request) && is_overdue(request, until) &&
           peer->answer_frame == 0 && !transaction->cancellation &&
           !is_over_before(transactions, transaction) &&
           !attempt_next_try(transactions, transaction);
}

bool proof_is_wanting(struct transactions *transactions, struct peers *peers,
                      const struct transaction *transaction, int64_t until)
{
    const struct peer *peer = peer_find(peers, transaction->request->destination);

    return peer && transaction->request->copies < COPIES_OF_SILENCE &&
           ((peer->answer_frame == 0 && peer->shown_frame != 0) ||
            was_left_off(transactions, peer, transaction, until));
}
