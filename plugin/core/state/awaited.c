/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Final responses to an INVITE that wait for their ACK. */

#include "awaited.h"

#include "address.h"
#include "hash.h"
#include "list.h"
#include "via.h"

#include <glib.h>

struct awaiteds {
    GHashTable *by_key;         /* set of struct awaited, owned */
    uint64_t keys[AWAITED_MAX]; /* in the order in which they came, round and round */
    uint32_t next;
};

static guint hash_awaited(gconstpointer awaited)
{
    return (guint)((const struct awaited *)awaited)->key;
}

static gboolean equal_awaited(gconstpointer a, gconstpointer b)
{
    return ((const struct awaited *)a)->key == ((const struct awaited *)b)->key;
}

static void free_awaited(gpointer data)
{
    struct awaited *awaited = data;

    g_free(awaited->tag);
    g_free(awaited->branch);
    g_free(awaited->contact);
    g_free(awaited->routes);
    g_free(awaited);
}

struct awaiteds *awaiteds_new(void)
{
    struct awaiteds *awaiteds = g_new0(struct awaiteds, 1);

    awaiteds->by_key = g_hash_table_new_full(hash_awaited, equal_awaited, free_awaited, NULL);
    return awaiteds;
}

void awaiteds_free(struct awaiteds *awaiteds)
{
    g_hash_table_unref(awaiteds->by_key);
    g_free(awaiteds);
}

static struct awaited *find(struct awaiteds *awaiteds, uint64_t key)
{
    struct awaited probe;

    probe.key = key;
    return g_hash_table_lookup(awaiteds->by_key, &probe);
}

static uint64_t key_of_answer(const struct key *key, const struct endpoint *caller)
{
    uint64_t hash = hash_mix(key->call_id, key->from_tag);

    return caller
               ? hash_of(hash, (struct slice){(const char *)caller->bytes, sizeof(caller->bytes)})
               : hash;
}

struct awaited *awaited_find_answer(struct awaiteds *awaiteds, const struct key *key,
                                    const struct endpoint *caller)
{
    return find(awaiteds, key_of_answer(key, caller));
}

struct awaited *awaited_find_refusal(struct awaiteds *awaiteds,
                                     const struct transaction *transaction)
{
    return find(awaiteds, transaction->key);
}

void awaited_forget(struct awaiteds *awaiteds, struct awaited *awaited)
{
    g_hash_table_remove(awaiteds->by_key, awaited);
}

/* Puts a new one in the place of the oldest. */
static struct awaited *add(struct awaiteds *awaiteds, uint64_t key)
{
    uint32_t place = awaiteds->next++ % AWAITED_MAX;
    struct awaited *oldest = find(awaiteds, awaiteds->keys[place]);
    struct awaited *awaited = g_new0(struct awaited, 1);

    if (oldest && oldest->place == place)
        awaited_forget(awaiteds, oldest);
    awaiteds->keys[place] = key;
    awaited->key = key;
    awaited->place = place;
    g_hash_table_add(awaiteds->by_key, awaited);
    return awaited;
}

static char *copy(struct slice text)
{
    return text.length > 0 ? g_strndup(text.data, MIN(text.length, STORE_TEXT_MAX)) : NULL;
}

/* No proxies write that much. */
#define ROUTES_MAX 2048

/* All values of Record-Route as one list, the first of them where they are many. */
static char *join_routes(const struct message *message)
{
    GString *routes = g_string_new(NULL);
    size_t position = 0;
    struct slice value;

    while (message_next_named(message, HEADER_RECORD_ROUTE, &position, &value) &&
           routes->len + value.length < ROUTES_MAX) {
        g_string_append_len(routes, value.data, (gssize)value.length);
        g_string_append_c(routes, ',');
    }
    return g_string_free(routes, FALSE);
}

static void read_answer(struct awaited *awaited, const struct message *message)
{
    const struct request *request = awaited->invite->request;
    struct slice value, element;

    if (message_find_header(message, HEADER_CONTACT, &value) && list_next(&value, &element))
        awaited->contact = copy(address_uri(element));
    if (request && !request->has_to_tag && message_has(message, HEADER_RECORD_ROUTE))
        awaited->routes = join_routes(message);
}

static void read(struct awaited *awaited, const struct arrival *arrival)
{
    const struct transaction *invite = awaited->invite;
    struct slice rest = {NULL, 0}, value;
    size_t position = 0;
    struct via via;

    awaited->bytes = arrival->datagram.bytes;
    awaited->to_tag = arrival->key.to_tag;
    awaited->cseq = arrival->key.cseq.number;
    awaited->code = (uint16_t)arrival->message->code;
    awaited->source = arrival->origin->source;
    awaited->frame =
        invite->final.bytes == awaited->bytes ? invite->final_frame : arrival->origin->frame;
    if (message_find_header(arrival->message, HEADER_TO, &value) &&
        list_parameter(value, "tag", &value))
        awaited->tag = copy(value);
    if (via_next(arrival->message, &position, &rest, &via))
        awaited->branch = copy(via.branch);
    if (awaited->code < 300)
        read_answer(awaited, arrival->message);
}

void awaited_note(struct awaiteds *awaiteds, const struct arrival *arrival,
                  struct transaction *transaction)
{
    bool is_answer = arrival->message->code < 300;

    if (is_answer && !via_is_alone(arrival->message))
        return;
    uint64_t key =
        is_answer ? key_of_answer(&arrival->key, arrival->origin->destination) : transaction->key;
    struct awaited *awaited = find(awaiteds, key);
    if (awaited) {
        awaited->is_one_of_several |= awaited->bytes != arrival->datagram.bytes;
        return;
    }
    awaited = add(awaiteds, key);
    awaited->invite = transaction;
    read(awaited, arrival);
}
