/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hosts that try what is not theirs. */

#include "visitor.h"

#include "address.h"
#include "agent.h"
#include "hash.h"
#include "hop.h"
#include "timers.h"
#include "via.h"

#include <glib.h>

/* How many hosts are kept: a flood may have any number of sources. */
#define VISITORS_MAX 4096

/* How many refusals make a scan, of a suspect and of a host with nothing against it: an office may
 * have some phones that are not known. */
#define TARGETS_SUSPECT 5
#define TARGETS_MANY 20
#define LOGINS_MANY 10

/* So many numbers with the same end, of so many digits: callers do not try prefixes. */
#define TAILS_MANY 5
#define TAIL_LENGTH 8

/* So many refused logins in that time: phones wait longer. */
#define BURST_MANY 10
#define BURST_TIME (10 * SECOND)

struct visitors {
    GHashTable *by_host; /* set of struct visitor */
    struct store *store;
};

struct visitors *visitors_new(struct store *store)
{
    struct visitors *visitors = g_new(struct visitors, 1);

    visitors->by_host = g_hash_table_new(g_int64_hash, g_int64_equal);
    visitors->store = store;
    return visitors;
}

void visitors_free(struct visitors *visitors)
{
    g_hash_table_unref(visitors->by_host);
    g_free(visitors);
}

/* A host is not held to what another one refused to it: it may try several carriers. 0 for none. */
static uint64_t hash_hosts(const struct endpoint *from, const struct endpoint *to)
{
    return from && to ? endpoint_hash_host(endpoint_hash_host(0, from), to) | 1 : 0;
}

static struct visitor *find(const struct visitors *visitors, const struct endpoint *from,
                            const struct endpoint *to)
{
    uint64_t key = hash_hosts(from, to);

    return key ? g_hash_table_lookup(visitors->by_host, &key) : NULL;
}

static struct visitor *find_or_add(struct visitors *visitors, const struct endpoint *from,
                                   const struct endpoint *to)
{
    struct visitor *visitor = find(visitors, from, to);

    if (visitor || !from || !to || g_hash_table_size(visitors->by_host) >= VISITORS_MAX)
        return visitor;
    visitor = store_block(visitors->store, NULL, sizeof(*visitor));
    visitor->key = hash_hosts(from, to);
    g_hash_table_add(visitors->by_host, visitor);
    return visitor;
}

/* A request outside of dialogs, of a host that did not only pass it on. */
static bool is_own(struct transactions *transactions, const struct arrival *response,
                   const struct transaction *transaction)
{
    const struct request *request = transaction ? transaction->request : NULL;

    return request && !request->has_to_tag && response->message->code >= 200 &&
           via_is_alone(response->message) && !hop_before(transactions, transaction);
}

/* Who is asked for: what a REGISTER is for stands in To (RFC 3261 section 10.2). */
static struct slice read_target(const struct arrival *arrival, struct slice uri)
{
    struct slice to;

    if (key_has_method(&arrival->key, "REGISTER"))
        return message_find_header(arrival->message, HEADER_TO, &to) ? address_user(address_uri(to))
                                                                     : slice_of(NULL);
    return address_user(uri);
}

static bool is_login(const struct request *request)
{
    return request->credential_count > 0 && request->credentials[0].nonce != 0;
}

/* A user who is served is there, whatever he does with the call. */
static bool is_served(const struct arrival *response)
{
    static const uint16_t codes[] = {480, 486, 487, 488, 491, 600, 603, 606};
    unsigned code = response->message->code, i = 0;

    while (i < G_N_ELEMENTS(codes) && codes[i] != code)
        i++;
    return code < 400 ? !key_has_method(&response->key, "OPTIONS") : i < G_N_ELEMENTS(codes);
}

/* Puts a hash into the ring of the last ones; false where it is there. */
static bool note_new(uint32_t hashes[VISITOR_TARGETS_MAX], uint32_t *count, uint64_t hash)
{
    for (unsigned i = 0; i < VISITOR_TARGETS_MAX; i++) {
        if (hashes[i] == (uint32_t)hash)
            return false;
    }
    hashes[(*count)++ % VISITOR_TARGETS_MAX] = (uint32_t)hash;
    return true;
}

/* Whether a number is long enough for its end to tell it. */
static bool has_tail(struct slice number)
{
    unsigned i = 0;

    while (i < TAIL_LENGTH && i < number.length &&
           g_ascii_isdigit(number.data[number.length - 1 - i]))
        i++;
    return i == TAIL_LENGTH;
}

static void note_tail(struct visitor_targets *targets, struct slice number)
{
    struct slice end = {number.data + number.length - TAIL_LENGTH, TAIL_LENGTH};
    uint32_t tail = (uint32_t)hash_of(0, end);

    targets->tail_count = targets->tail == tail ? targets->tail_count + 1 : 1;
    targets->tail = tail;
    targets->most_tails = MAX(targets->most_tails, targets->tail_count);
}

/* False where it is among the last ones. */
static bool note_target(struct visitor_targets *targets, const struct arrival *arrival,
                        struct slice target)
{
    if (!note_new(targets->hashes, &targets->count, hash_of(0, target)))
        return false;
    if (!key_has_method(&arrival->key, "REGISTER") && has_tail(target))
        note_tail(targets, target);
    return true;
}

static void note_refused(struct visitor *visitor, const struct arrival *response,
                         const struct request *request)
{
    struct slice target = read_target(response, slice_of(request->uri));

    if (target.length > 0 && !note_target(&visitor->refused, response, target))
        visitor->is_repeating = true;
}

static void note_tool(struct visitors *visitors, struct visitor *visitor, enum agent_kind kind,
                      struct slice agent)
{
    if (visitor->tool >= kind)
        return;
    visitor->tool = (uint8_t)kind;
    visitor->agent = store_text(visitors->store, agent);
}

/* A host that nothing is known of is kept for the numbers that it calls. */
void visitors_note_request(struct visitors *visitors, const struct arrival *arrival)
{
    const struct origin *origin = arrival->origin;
    struct slice agent, target = read_target(arrival, arrival->message->uri);
    enum agent_kind kind = message_find_header(arrival->message, HEADER_USER_AGENT, &agent)
                               ? agent_read(agent)
                               : AGENT_UNKNOWN;
    bool is_number = key_has_method(&arrival->key, "INVITE") && has_tail(target);

    if ((kind == AGENT_UNKNOWN && !is_number) || !via_is_alone(arrival->message))
        return;
    struct visitor *visitor = find_or_add(visitors, origin->source, origin->destination);
    if (!visitor)
        return;
    note_tool(visitors, visitor, kind, agent);
    if (arrival->key.to_tag == 0 && target.length > 0)
        note_target(&visitor->asked, arrival, target);
}

void visitors_note_ack(struct visitors *visitors, const struct transaction *invite)
{
    const struct request *request = invite && !invite->has_response ? invite->request : NULL;
    struct visitor *visitor =
        request ? find(visitors, request->source, request->destination) : NULL;

    if (visitor)
        visitor->is_half_seen = true;
}

static void note_login(struct visitor *visitor, const struct arrival *response,
                       const struct request *request)
{
    int64_t time = response->origin->time;

    note_new(visitor->logins, &visitor->login_count,
             hash_of(0, slice_of(request->credentials[0].user)));
    if (visitor->burst_count == 0 || time - visitor->burst_time > BURST_TIME) {
        visitor->burst_time = time;
        visitor->burst_count = 0;
    }
    if (visitor->burst_count == 0 || visitor->burst_call != (uint32_t)response->key.call_id)
        visitor->burst_count++;
    visitor->burst_call = (uint32_t)response->key.call_id;
}

/* A challenge is no refusal. */
static void note(struct visitor *visitor, const struct arrival *response,
                 const struct request *request)
{
    unsigned code = response->message->code;
    bool is_challenge = code == 401 || code == 407;

    if (is_served(response)) {
        visitor->is_served = true;
        return;
    }
    if (code < 400 || code / 100 == 5 || arrival_is_stale(response))
        return;
    if ((is_challenge || code == 403) && is_login(request))
        note_login(visitor, response, request);
    else if (!is_challenge || visitor->tool != AGENT_UNKNOWN)
        note_refused(visitor, response, request);
}

const struct visitor *visitors_find(const struct visitors *visitors, const struct request *request)
{
    return find(visitors, request->source, request->destination);
}

static void note_accepted(struct visitors *visitors, const struct arrival *response,
                          const struct request *request)
{
    struct visitor *visitor = find_or_add(visitors, request->source, request->destination);

    if (visitor && !visitor->accepted)
        visitor->accepted = acceptance_new(visitors->store);
    if (visitor)
        acceptance_note(visitor->accepted, response, request, visitors->store);
}

void visitors_note_response(struct visitors *visitors, struct transactions *transactions,
                            const struct arrival *response, const struct transaction *transaction)
{
    const struct request *request = transaction->request;
    unsigned code = response->message->code;

    if (!request || code < 200 || transaction->final_code != 0)
        return;
    if (acceptance_is_told(response, transaction))
        note_accepted(visitors, response, request);
    struct visitor *visitor = find(visitors, request->source, request->destination);
    bool is_known = visitor && visitor->is_served && is_served(response);
    if (is_known || !is_own(transactions, response, transaction))
        return;
    visitor = find_or_add(visitors, request->source, request->destination);
    if (visitor)
        note(visitor, response, request);
}

/* Calls fail for want of a prefix, too: only users that one registers as, each once, are a scan. */
static bool tries_users(const struct visitor *visitor, const struct arrival *response)
{
    if (visitor->tool != AGENT_UNKNOWN)
        return visitor->refused.count >= TARGETS_SUSPECT;
    return key_has_method(&response->key, "REGISTER") && !visitor->is_repeating &&
           visitor->refused.count >= TARGETS_MANY;
}

static bool tries_passwords(const struct visitor *visitor)
{
    return visitor->login_count >= LOGINS_MANY || visitor->burst_count >= BURST_MANY ||
           (visitor->tool != AGENT_UNKNOWN && visitor->burst_count >= TARGETS_SUSPECT);
}

static enum visitor_deed judge(const struct visitor *visitor, const struct arrival *response,
                               const struct request *request)
{
    unsigned code = response->message->code;

    if (!visitor->is_served && is_login(request) && (code == 401 || code == 403 || code == 407) &&
        tries_passwords(visitor))
        return VISITOR_GUESS;
    if (visitor->tool == AGENT_SCANNER)
        return VISITOR_SCAN_TOOL;
    if (visitor->is_served || code < 400)
        return VISITOR_HARMLESS;
    if (visitor->refused.tail_count >= TAILS_MANY)
        return VISITOR_SCAN_PREFIX;
    return tries_users(visitor, response) ? VISITOR_SCAN_USERS : VISITOR_HARMLESS;
}

enum visitor_deed visitors_judge(const struct visitors *visitors, struct transactions *transactions,
                                 const struct arrival *response,
                                 const struct transaction *transaction, struct visitor *visitor)
{
    const struct visitor *known =
        find(visitors, transaction_source(transaction), transaction_destination(transaction));

    bool is_harmless = known && known->tool != AGENT_SCANNER &&
                       (known->is_served || response->message->code < 400);
    if (!known || is_harmless || !is_own(transactions, response, transaction))
        return VISITOR_HARMLESS;
    *visitor = *known;
    if (transaction->final_code == 0)
        note(visitor, response, transaction->request);
    return judge(visitor, response, transaction->request);
}

/* So many users that nothing was answered for are no proof, where no tool asks: the phones of an
 * office do so too while their server is away. */
static enum visitor_deed judge_silent(const struct visitor *visitor,
                                      const struct transaction *transaction)
{
    if (visitor->tool == AGENT_SCANNER)
        return VISITOR_SCAN_TOOL;
    if (visitor->is_served || visitor->is_half_seen || transaction->has_response)
        return VISITOR_HARMLESS;
    if (visitor->asked.most_tails >= TAILS_MANY)
        return VISITOR_SCAN_PREFIX;
    return visitor->tool == AGENT_SUSPECT && visitor->asked.count >= TARGETS_SUSPECT
               ? VISITOR_SCAN_USERS
               : VISITOR_HARMLESS;
}

enum visitor_deed visitors_judge_silent(const struct visitors *visitors,
                                        struct transactions *transactions,
                                        const struct transaction *transaction,
                                        const struct visitor **visitor)
{
    const struct request *request = transaction->request;

    *visitor = request ? visitors_find(visitors, request) : NULL;
    if (!*visitor || request->has_to_tag || transaction->final_code != 0 ||
        transaction->before != 0 || !hop_is_first(transactions, transaction))
        return VISITOR_HARMLESS;
    return judge_silent(*visitor, transaction);
}
