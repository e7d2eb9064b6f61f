/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What happened in a capture as a whole: made, freed, and its rows. */

#include "summary.h"

#include "password.h"

#include <string.h>

/* A row is known by these of its texts and numbers. */
#define KEY_FORMAT "%s\n%s\n%u\n%u"

#define TEXTS_BLOCK 4096

const char *const doubt_words[DOUBTS] = {
    [DOUBT_BEGAN_BEFORE] = "began_before",
    [DOUBT_OPEN_AT_END] = "open_at_end",
    [DOUBT_NO_RESPONSES] = "no_responses",
    [DOUBT_NO_REQUESTS] = "no_requests",
    [DOUBT_CAPTURED_TWICE] = "captured_twice",
    [DOUBT_CUT] = "cut",
    [DOUBT_UNREAD] = "unread",
    [DOUBT_ENCRYPTED] = "encrypted",
    [DOUBT_CLOCK_STEPS] = "clock_steps",
    [DOUBT_HOPS_FORGOTTEN] = "hops_forgotten",
};

static void free_peer(void *data)
{
    struct summary_peer *peer = data;

    counts_clear(&peer->counts);
    g_free(peer);
}

static void free_client(void *data)
{
    struct summary_client *client = data;

    spread_clear(&client->codes);
    g_free(client);
}

static void free_scan(void *data)
{
    struct summary_scan *scan = data;

    spread_clear(&scan->codes);
    g_free(scan);
}

static void free_ladder(void *data)
{
    struct summary_ladder *ladder = data;

    g_array_unref(ladder->steps);
    g_free(ladder);
}

struct summary *summary_new(void)
{
    struct summary *summary = g_new0(struct summary, 1);

    summary->texts = g_string_chunk_new(TEXTS_BLOCK);
    summary->files = g_ptr_array_new();
    summary->calls = g_array_new(FALSE, FALSE, sizeof(struct summary_call));
    summary->causes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    summary->peers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_peer);
    summary->keepalives = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    summary->clients = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_client);
    summary->scans = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_scan);
    summary->ladders = g_ptr_array_new_with_free_func(free_ladder);
    return summary;
}

void summary_free(struct summary *summary)
{
    g_ptr_array_unref(summary->ladders);
    g_hash_table_unref(summary->scans);
    g_hash_table_unref(summary->keepalives);
    g_hash_table_unref(summary->clients);
    g_hash_table_unref(summary->peers);
    g_hash_table_unref(summary->causes);
    g_array_unref(summary->calls);
    g_ptr_array_unref(summary->files);
    spread_clear(&summary->registrations.delay);
    counts_clear(&summary->counts);
    g_string_chunk_free(summary->texts);
    g_free(summary);
}

const char *summary_text(struct summary *summary, const char *text)
{
    return text ? g_string_chunk_insert_const(summary->texts, text) : NULL;
}

const char *summary_uri(struct summary *summary, const char *uri)
{
    g_autofree char *hidden = uri ? password_hide(uri) : NULL;

    return summary_text(summary, hidden ? hidden : uri);
}

/* The row with that key, and whether it is new. */
static void *find_row(GHashTable *rows, char *key, size_t size, bool *is_new)
{
    void *row = g_hash_table_lookup(rows, key);

    *is_new = row == NULL;
    if (row) {
        g_free(key);
        return row;
    }
    row = g_malloc0(size);
    g_hash_table_insert(rows, key, row);
    return row;
}

static char *make_key(const char *first, const char *second, unsigned number, unsigned other)
{
    return g_strdup_printf(KEY_FORMAT, first ? first : "", second ? second : "", number, other);
}

struct summary_peer *summary_peer(struct summary *summary, const char *source,
                                  const char *destination)
{
    bool is_new;
    struct summary_peer *peer =
        find_row(summary->peers, make_key(source, destination, 0, 0), sizeof(*peer), &is_new);

    if (is_new) {
        peer->source = summary_text(summary, source);
        peer->destination = summary_text(summary, destination);
    }
    return peer;
}

struct summary_keepalive *summary_keepalive(struct summary *summary, const char *source,
                                            const char *destination)
{
    bool is_new;
    struct summary_keepalive *row =
        find_row(summary->keepalives, make_key(source, destination, 0, 0), sizeof(*row), &is_new);

    if (is_new) {
        row->source = summary_text(summary, source);
        row->destination = summary_text(summary, destination);
    }
    return row;
}

struct summary_client *summary_client(struct summary *summary, const char *source, const char *user)
{
    bool is_new;
    struct summary_client *client =
        find_row(summary->clients, make_key(source, user, 0, 0), sizeof(*client), &is_new);

    if (is_new) {
        client->source = summary_text(summary, source);
        client->user = summary_uri(summary, user);
    }
    return client;
}

struct summary_scan *summary_scan(struct summary *summary, const char *source, const char *cause)
{
    bool is_new;
    struct summary_scan *scan =
        find_row(summary->scans, make_key(source, cause, 0, 0), sizeof(*scan), &is_new);

    if (is_new) {
        scan->source = summary_text(summary, source);
        scan->cause = summary_text(summary, cause);
    }
    return scan;
}

struct summary_cause *summary_cause(struct summary *summary, const struct summary_cause *like)
{
    bool is_new;
    g_autofree char *told = g_strdup_printf("%s\n%s", like->cause, like->label ? like->label : "");
    char *key = make_key(told, like->host, like->code, like->outcome);
    struct summary_cause *cause = find_row(summary->causes, key, sizeof(*cause), &is_new);

    if (!is_new)
        return cause;
    *cause = *like;
    cause->count = 0;
    cause->cause = summary_text(summary, like->cause);
    cause->host = summary_text(summary, like->host);
    cause->call_id = summary_text(summary, like->call_id);
    cause->label = summary_text(summary, like->label);
    cause->text = summary_text(summary, like->text);
    cause->remedy = summary_text(summary, like->remedy);
    return cause;
}

struct summary_ladder *summary_ladder(struct summary *summary, const char *call_id)
{
    struct summary_ladder *ladder = g_new0(struct summary_ladder, 1);

    ladder->call_id = summary_text(summary, call_id);
    ladder->steps = g_array_new(FALSE, FALSE, sizeof(struct summary_step));
    g_ptr_array_add(summary->ladders, ladder);
    return ladder;
}
