/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What limits what can be said. */

#include "census_doubts.h"

#include "census_calls.h"

/* What one host sent to another one, which is known by it that both directions were captured. */
struct pair {
    uint64_t hosts;    /* a hash, of sender and receiver of requests */
    bool has_request;  /* any */
    bool has_sequel;   /* one that only follows a response */
    bool has_answer;   /* a request was answered */
    bool has_response; /* there is one whose request was not seen */
};

struct census_doubts {
    GHashTable *pairs; /* set of struct pair, owned */
    GHashTable *calls; /* set of Call-IDs of dialogs whose INVITE was not seen */
};

struct census_doubts *census_doubts_new(void)
{
    struct census_doubts *doubts = g_new(struct census_doubts, 1);

    doubts->pairs = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    doubts->calls = g_hash_table_new(NULL, NULL);
    return doubts;
}

void census_doubts_free(struct census_doubts *doubts)
{
    g_hash_table_unref(doubts->calls);
    g_hash_table_unref(doubts->pairs);
    g_free(doubts);
}

/* NULL where one of both is not known. */
static struct pair *find_pair(struct census_doubts *doubts, const struct endpoint *from,
                              const struct endpoint *to)
{
    uint64_t hosts = from && to ? endpoint_hash_host(endpoint_hash_host(0, from), to) : 0;
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

/* In a dialog, with an ACK, or with credentials: its sender has got a response before. */
static bool is_sequel(const struct transaction *transaction)
{
    return transaction->request->has_to_tag || transaction->acknowledged ||
           transaction->request->credential_count > 0;
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
    pair->has_sequel |= is_sequel(transaction);
    pair->has_answer |= transaction->has_response;
}

void census_doubts_note(struct census *census, const struct result *result)
{
    if (result->is_request || result->is_reported || result->request_frame != 0)
        return;
    struct pair *pair = find_pair(census->doubts, result->destination, result->source);
    if (pair)
        pair->has_response = true;
    note_call(census, result->method, result->call_id);
}

void census_doubts_add(struct census *census)
{
    uint64_t *sums = census->summary->doubts;
    const struct record_messages *messages = &census->record->messages;
    GHashTableIter iter;
    gpointer key;

    transactions_each(census->record->transactions, take, census);
    sums[DOUBT_BEGAN_BEFORE] = g_hash_table_size(census->doubts->calls);
    g_hash_table_iter_init(&iter, census->doubts->pairs);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        const struct pair *pair = key;

        sums[DOUBT_NO_RESPONSES] += pair->has_sequel && !pair->has_answer && !pair->has_response;
        sums[DOUBT_NO_REQUESTS] += pair->has_response && !pair->has_request;
    }
    sums[DOUBT_CAPTURED_TWICE] = transactions_recaptured(census->record->transactions);
    sums[DOUBT_CUT] = messages->cut;
    sums[DOUBT_UNREAD] = messages->unread;
    sums[DOUBT_CLOCK_STEPS] = messages->clock_steps;
}
