/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What limits what can be said. */

#include "census_doubts.h"

#include "census_calls.h"

/* What one host sent to another one, which is known by it that both directions were captured. */
struct pair {
    uint64_t hosts;       /* a hash, of sender and receiver of requests */
    uint32_t plain_frame; /* the first request without credentials; 0 for none */
    uint32_t login_frame; /* the last one with some */
    bool has_request;     /* any */
    bool has_sequel;      /* one that only follows a response */
    bool has_answer;      /* a request was answered */
    bool has_response;    /* there is one whose request was not seen */
    bool has_unfit;       /* or one that is of no transaction, mostly as it was cut */
};

struct census_doubts {
    GHashTable *pairs;      /* set of struct pair, owned */
    GHashTable *calls;      /* set of Call-IDs of dialogs whose INVITE was not seen */
    GHashTable *challenged; /* set of hashes, owned: hosts that got a challenge */
};

struct census_doubts *census_doubts_new(void)
{
    struct census_doubts *doubts = g_new(struct census_doubts, 1);

    doubts->pairs = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    doubts->calls = g_hash_table_new(NULL, NULL);
    doubts->challenged = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return doubts;
}

void census_doubts_free(struct census_doubts *doubts)
{
    g_hash_table_unref(doubts->challenged);
    g_hash_table_unref(doubts->calls);
    g_hash_table_unref(doubts->pairs);
    g_free(doubts);
}

/* NULL where one of both is not known. */
static struct pair *find_pair(struct census_doubts *doubts, const struct endpoint *from,
                              const struct endpoint *to)
{
    uint64_t hosts = record_hosts(from, to);
    struct pair *pair = hosts != 0 ? g_hash_table_lookup(doubts->pairs, &hosts) : NULL;

    if (!pair && hosts != 0) {
        pair = g_new0(struct pair, 1);
        pair->hosts = hosts;
        g_hash_table_add(doubts->pairs, pair);
    }
    return pair;
}

static void note_call(struct census *census, const char *method, const char *call_id)
{
    if ((g_strcmp0(method, "INVITE") == 0 || g_strcmp0(method, "BYE") == 0) &&
        !census_calls_know(census->calls, call_id))
        g_hash_table_add(census->doubts->calls, (void *)call_id);
}

/* In a dialog, or with an ACK: its sender has got a response before, and from there, unless another
 * server took the call. */
static bool is_sequel(const struct census *census, const struct transaction *transaction)
{
    const struct request *request = transaction->request;

    return (request->was_heard && !transaction->has_response) ||
           ((request->has_to_tag || transaction->acknowledged) &&
            census_calls_wait(census->calls, request->call_id));
}

/* A client that sends credentials after it had sent none was challenged, if not elsewhere. */
static void note_login(const struct census_doubts *doubts, struct pair *pair,
                       const struct request *request)
{
    uint64_t source = endpoint_hash_host(0, request->source);

    if (request->credential_count == 0) {
        if (pair->plain_frame == 0 || request->frame < pair->plain_frame)
            pair->plain_frame = request->frame;
    } else if (!g_hash_table_contains(doubts->challenged, &source)) {
        pair->login_frame = MAX(pair->login_frame, request->frame);
    }
}

static void take(const struct transaction *transaction, void *data)
{
    struct census *census = data;
    const struct request *request = transaction->request;
    struct pair *pair =
        request ? find_pair(census->doubts, request->source, request->destination) : NULL;

    if (request && request->has_to_tag)
        note_call(census, request->method, request->call_id);
    if (!pair)
        return;
    pair->has_request = true;
    pair->has_sequel |= is_sequel(census, transaction);
    note_login(census->doubts, pair, request);
    pair->has_answer |= transaction->has_response;
}

static void note_challenged(struct census_doubts *doubts, const struct result *result)
{
    uint64_t host = result->destination ? endpoint_hash_host(0, result->destination) : 0;

    if ((result->code == 401 || result->code == 407) && host != 0 &&
        !g_hash_table_contains(doubts->challenged, &host))
        g_hash_table_add(doubts->challenged, g_memdup2(&host, sizeof(host)));
}

void census_doubts_note(struct census *census, const struct result *result)
{
    note_challenged(census->doubts, result);
    if (result->is_request || result->is_reported || result->request_frame != 0)
        return;
    struct pair *pair = find_pair(census->doubts, result->destination, result->source);
    if (pair && result->rare->is_unmatched)
        pair->has_unfit = true;
    else if (pair)
        pair->has_response = true;
    if (result->rare->is_unmatched)
        return;
    note_call(census, result->method, result->call_id);
}

/* Adds whether only one direction of a pair was captured. */
static void add_pair(const struct pair *pair, GHashTable *unfit, uint64_t *sums)
{
    bool has_sequel =
        pair->has_sequel || (pair->plain_frame != 0 && pair->login_frame > pair->plain_frame);
    bool has_answer = pair->has_answer || pair->has_response || pair->has_unfit;
    bool has_request = pair->has_request || g_hash_table_contains(unfit, &pair->hosts);

    sums[DOUBT_NO_RESPONSES] += has_sequel && !has_answer;
    sums[DOUBT_NO_REQUESTS] += pair->has_response && !has_request;
}

void census_doubts_add(struct census *census)
{
    uint64_t *sums = census->summary->doubts;
    const struct record_messages *messages = &census->record->messages;
    GHashTableIter iter;
    gpointer pair;

    transactions_each(census->record->transactions, take, census);
    sums[DOUBT_BEGAN_BEFORE] = g_hash_table_size(census->doubts->calls);
    g_hash_table_iter_init(&iter, census->doubts->pairs);
    while (g_hash_table_iter_next(&iter, &pair, NULL))
        add_pair(pair, messages->unfit, sums);
    sums[DOUBT_CAPTURED_TWICE] = transactions_recaptured(census->record->transactions);
    sums[DOUBT_CUT] = messages->cut;
    sums[DOUBT_UNREAD] = messages->unread;
    sums[DOUBT_CLOCK_STEPS] = messages->clock_steps->len;
}
