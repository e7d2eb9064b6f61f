/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Registrations. */

#include "registration.h"

#include "address.h"
#include "hash.h"
#include "list.h"
#include "scope.h"
#include "via.h"

#include <glib.h>

/* How many are kept: with more of them a new one takes the place of the oldest. */
#define REGISTRATIONS_MAX 1024

struct registrations {
    GHashTable *by_key;  /* set of struct registration, by its key */
    GPtrArray *in_order; /* the same, owned */
    unsigned oldest;     /* place of it, once there are as many as are kept */
    GHashTable *unasked; /* set of hashes, owned: users at clients whose REGISTER was not seen */
};

struct registrations *registrations_new(void)
{
    struct registrations *registrations = g_new0(struct registrations, 1);

    registrations->by_key = g_hash_table_new(g_int64_hash, g_int64_equal);
    registrations->in_order = g_ptr_array_new_with_free_func(g_free);
    registrations->unasked = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return registrations;
}

void registrations_free(struct registrations *registrations)
{
    g_hash_table_unref(registrations->unasked);
    g_hash_table_unref(registrations->by_key);
    g_ptr_array_unref(registrations->in_order);
    g_free(registrations);
}

static uint64_t hash_key(const struct key *key, const struct endpoint *registrar)
{
    return hash_of(key->call_id, slice_of(endpoint_name(registrar)));
}

static uint64_t hash_binding(const struct binding *binding)
{
    return hash_of(hash_of(0, binding->user), binding->host) | 1;
}

static struct registration *find(const struct registrations *registrations, uint64_t key)
{
    return g_hash_table_lookup(registrations->by_key, &key);
}

/* The one that gives its place to another. */
static struct registration *take_oldest(struct registrations *registrations)
{
    struct registration *oldest = g_ptr_array_index(registrations->in_order, registrations->oldest);

    registrations->oldest = (registrations->oldest + 1) % REGISTRATIONS_MAX;
    g_hash_table_remove(registrations->by_key, oldest);
    return oldest;
}

static struct registration *find_or_add(struct registrations *registrations, uint64_t key)
{
    struct registration *known = find(registrations, key);

    if (known)
        return known;
    if (registrations->in_order->len == REGISTRATIONS_MAX) {
        known = take_oldest(registrations);
    } else {
        known = g_new(struct registration, 1);
        g_ptr_array_add(registrations->in_order, known);
    }
    *known = (struct registration){.key = key};
    g_hash_table_add(registrations->by_key, known);
    return known;
}

static struct registration *find_asked(const struct registrations *registrations,
                                       const struct arrival *response,
                                       const struct transaction *transaction)
{
    if (!transaction || !key_has_method(&response->key, "REGISTER"))
        return NULL;
    struct registration *registration =
        find(registrations, hash_key(&response->key, transaction_destination(transaction)));
    return registration && registration->contact != 0 &&
                   registration->cseq == response->key.cseq.number
               ? registration
               : NULL;
}

const struct registration *registration_find(const struct registrations *registrations,
                                             const struct arrival *response,
                                             const struct transaction *transaction)
{
    return find_asked(registrations, response, transaction);
}

bool registration_binding(const struct registration *registration, const struct message *response,
                          struct binding *binding)
{
    struct slice rest = {NULL, 0};
    struct binding listed;
    size_t position = 0;
    bool is_found = false;

    while (binding_next(response, &position, &rest, &listed)) {
        if (hash_binding(&listed) != registration->contact ||
            (is_found && listed.expires <= binding->expires))
            continue;
        *binding = listed;
        is_found = true;
    }
    return is_found;
}

bool registrations_granted(const struct registrations *registrations, const struct binding *binding,
                           uint32_t frame)
{
    uint64_t contact = hash_binding(binding);

    for (unsigned i = 0; i < registrations->in_order->len; i++) {
        const struct registration *known = g_ptr_array_index(registrations->in_order, i);

        if (known->bound_contact == contact && known->bound_frame > frame)
            return true;
    }
    return false;
}

/* Who is behind a NAT names an address there in Via (RFC 3581). */
static bool is_behind_nat(const struct message *response)
{
    struct slice rest = {NULL, 0};
    struct via via;
    size_t position = 0;

    return via_is_alone(response) && via_is_datagram(response) &&
           via_next(response, &position, &rest, &via) &&
           scope_of_text(via.sent_by).width == SCOPE_PRIVATE;
}

static bool is_public(const struct endpoint *endpoint)
{
    return endpoint && scope_of_bytes(endpoint->bytes, endpoint->family).width == SCOPE_PUBLIC;
}

const char *registration_way(const struct arrival *response, const struct transaction *transaction,
                             struct store *store)
{
    const struct endpoint *source = transaction_source(transaction);
    struct slice received, port;
    char way[ENDPOINT_NAME_MAX];

    if (!is_behind_nat(response->message))
        return NULL;
    if (is_public(source))
        return source->name;
    if (!via_parameter(response->message, "received", &received) ||
        !via_parameter(response->message, "rport", &port) || port.length == 0 ||
        scope_of_text(received).width != SCOPE_PUBLIC)
        return NULL;
    g_snprintf(way, sizeof(way), "%.*s:%.*s", (int)received.length, received.data, (int)port.length,
               port.data);
    return store_text(store, slice_of(way));
}

/* Over a connection, or with Outbound, the client keeps the way open. */
static bool has_flow(const struct message *message, const struct binding *binding)
{
    struct slice value;

    return binding->has_flow || !via_is_datagram(message) || !via_is_alone(message) ||
           header_lists(message, HEADER_SUPPORTED, "outbound") ||
           fields_find_by_name(&message->fields, "Path", &value) ||
           via_parameter(message, "keep", &value);
}

void registrations_note_request(struct registrations *registrations, const struct arrival *arrival)
{
    struct slice rest = {NULL, 0};
    struct binding binding;
    size_t position = 0;

    if (!key_has_method(&arrival->key, "REGISTER") ||
        !binding_next(arrival->message, &position, &rest, &binding))
        return;
    struct registration *registration =
        find_or_add(registrations, hash_key(&arrival->key, arrival->origin->destination));
    registration->cseq = arrival->key.cseq.number;
    registration->contact = 0;
    registration->has_flow = has_flow(arrival->message, &binding);
    if (slice_equals(binding.uri, "*") || (binding.has_expires && binding.expires == 0)) {
        registration->seconds = 0;
        registration->bound_contact = 0;
        return;
    }
    registration->contact = hash_binding(&binding);
    if (registration->asked_cseq == 0) {
        registration->asked_cseq = registration->cseq;
        registration->asked_time = arrival->origin->time;
    }
}

static void note_granted(struct registering *request, const struct registration *registration,
                         const struct message *response)
{
    struct slice rest = {NULL, 0};
    struct binding binding;
    size_t position = 0;

    if (!request)
        return;
    request->seconds = registration->seconds;
    while (binding_next(response, &position, &rest, &binding))
        request->bindings++;
}

static uint64_t hash_user(const struct endpoint *client, struct slice user)
{
    return hash_of(client ? endpoint_hash_host(0, client) : 0, user);
}

bool registrations_know(const struct registrations *registrations, const struct endpoint *client,
                        struct slice user)
{
    uint64_t hash = hash_user(client, user);

    return g_hash_table_contains(registrations->unasked, &hash);
}

/* A 2xx with a binding, of a REGISTER that the capture lacks. */
static void note_unasked(struct registrations *registrations, const struct arrival *response)
{
    struct slice to;

    if (!message_has(response->message, HEADER_CONTACT) ||
        !message_find_header(response->message, HEADER_TO, &to))
        return;
    uint64_t hash = hash_user(response->origin->destination, address_uri(to));
    if (!g_hash_table_contains(registrations->unasked, &hash))
        g_hash_table_add(registrations->unasked, g_memdup2(&hash, sizeof(hash)));
}

void registrations_note_response(struct registrations *registrations,
                                 const struct arrival *response,
                                 const struct transaction *transaction, struct store *store)
{
    struct registration *registration = find_asked(registrations, response, transaction);
    struct binding binding;

    if (response->message->code / 100 != 2 || transaction->final_code != 0)
        return;
    if (!transaction->request && key_has_method(&response->key, "REGISTER"))
        note_unasked(registrations, response);
    if (!registration)
        return;
    bool is_bound = registration_binding(registration, response->message, &binding);
    registration->seconds = is_bound && binding.has_expires ? binding.expires : 0;
    registration->bound_contact = registration->contact;
    registration->bound_time = response->origin->time;
    registration->bound_frame = response->origin->frame;
    registration->bound_cseq = registration->cseq;
    registration->way = registration_way(response, transaction, store);
    registration->asked_cseq = 0;
    note_granted(request_registering(transaction->request), registration, response->message);
}
