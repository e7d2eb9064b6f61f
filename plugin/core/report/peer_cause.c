/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The most frequent cause of failure between two hosts. */

#include "peer_cause.h"

#include "sentence.h"

static char *key_of(const char *source, const char *destination)
{
    return g_strdup_printf("%s\n%s", source ? source : "", destination ? destination : "");
}

static GHashTable *new_causes(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
}

/* How often each cause was met, by the text of its id, of each peer by its key, and of each
 * destination: a hop behind the first one has no calls of its own. */
static GHashTable *make_counts(const GPtrArray *peers, unsigned count)
{
    GHashTable *counts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);

    for (unsigned i = 0; i < count; i++) {
        const struct summary_peer *peer = peers->pdata[i];

        g_hash_table_replace(counts, key_of(peer->source, peer->destination), new_causes());
        g_hash_table_replace(counts, key_of(NULL, peer->destination), new_causes());
    }
    return counts;
}

static void count_at(GHashTable *causes, const char *cause)
{
    uint64_t *met = causes ? g_hash_table_lookup(causes, cause) : NULL;

    if (!causes)
        return;
    if (!met) {
        met = g_new0(uint64_t, 1);
        g_hash_table_insert(causes, (gpointer)cause, met);
    }
    (*met)++;
}

/* A caller may have tried a second server: then the cause is of the one that gave it. */
static void count_call(GHashTable *counts, const struct summary_call *call)
{
    g_autofree char *source = summary_host(call->source);
    g_autofree char *first = key_of(source, call->destination);
    g_autofree char *other = key_of(source, call->host);
    GHashTable *causes = g_hash_table_lookup(counts, other);

    if (!call->cause || !outcome_is_failure(call->outcome))
        return;
    count_at(causes ? causes : g_hash_table_lookup(counts, first), call->cause);
    g_autofree char *maker = key_of(NULL, call->host);
    count_at(g_hash_table_lookup(counts, maker), call->cause);
}

/* What is counted of a peer; where no call has it as its first hop, what its destination made. */
static GHashTable *find_causes(GHashTable *counts, const struct summary_peer *peer)
{
    g_autofree char *key = key_of(peer->source, peer->destination);
    g_autofree char *maker = key_of(NULL, peer->destination);
    GHashTable *causes = g_hash_table_lookup(counts, key);

    return g_hash_table_size(causes) == 0 && counts_failures(&peer->counts) > 0
               ? g_hash_table_lookup(counts, maker)
               : causes;
}

/* Of several that are as frequent, the first by name: the same in each run. */
static char *most_frequent(GHashTable *causes)
{
    GHashTableIter iter;
    gpointer cause, met;
    const char *best = NULL;
    uint64_t most = 0;

    g_hash_table_iter_init(&iter, causes);
    while (g_hash_table_iter_next(&iter, &cause, &met)) {
        uint64_t count = *(const uint64_t *)met;

        if (count > most || (count == most && g_strcmp0(cause, best) < 0)) {
            best = cause;
            most = count;
        }
    }
    return best ? SENTENCE_WITH(SENTENCE_REPORT_CAUSE_COUNT, value_id(best),
                                value_count((int64_t)most))
                : NULL;
}

GPtrArray *peer_causes(const struct summary *summary, const GPtrArray *peers, unsigned count)
{
    g_autoptr(GHashTable) counts = make_counts(peers, count);
    GPtrArray *causes = g_ptr_array_new_with_free_func(g_free);

    for (unsigned i = 0; i < summary->calls->len; i++)
        count_call(counts, &g_array_index(summary->calls, struct summary_call, i));
    for (unsigned i = 0; i < count; i++) {
        g_ptr_array_add(causes, most_frequent(find_causes(counts, peers->pdata[i])));
    }
    return causes;
}
