/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is kept of one request. */

#include "request.h"

#include "address.h"
#include "binding.h"
#include "date.h"
#include "hash.h"
#include "list.h"
#include "rack.h"
#include "replaces.h"
#include "via.h"

#include <glib.h>

static const char *read_text(const struct arrival *arrival, enum header_name name,
                             struct store *store)
{
    struct slice value;

    return message_find_header(arrival->message, name, &value) ? store_text(store, value) : NULL;
}

static void read_texts(const struct arrival *arrival, struct store *store,
                       struct request_shared *shared)
{
    struct slice value;

    shared->content_type = read_text(arrival, HEADER_CONTENT_TYPE, store);
    shared->content_encoding = read_text(arrival, HEADER_CONTENT_ENCODING, store);
    shared->event = read_text(arrival, HEADER_EVENT, store);
    if (message_find_header(arrival->message, HEADER_REFER_TO, &value))
        shared->refer_to = store_text(store, address_uri(value));
}

/* Whether Replaces in its Refer-To names the dialog that a REFER is sent in, whichever way round.
 */
static bool replaces_itself(const struct key *key, struct slice refer_to)
{
    struct replaces replaces;

    if (key->to_tag == 0 || !replaces_read_uri(address_uri(refer_to), &replaces) ||
        hash_of(0, replaces.call_id) != key->call_id)
        return false;
    uint64_t to = hash_of(0, replaces.to_tag), from = hash_of(0, replaces.from_tag);
    return (to == key->to_tag && from == key->from_tag) ||
           (to == key->from_tag && from == key->to_tag);
}

/* What is told of a REFER beside its target; Refer-Sub is of RFC 4488. */
static void read_refer(const struct arrival *arrival, struct request *request)
{
    struct slice value, refer_to;

    if (!message_find_header(arrival->message, HEADER_REFER_TO, &refer_to))
        return;
    request->replaces_itself = replaces_itself(&arrival->key, refer_to);
    request->has_referred_by = message_has(arrival->message, HEADER_REFERRED_BY);
    request->is_unreported = fields_find_by_name(&arrival->message->fields, "Refer-Sub", &value) &&
                             slice_begins(value, "false");
}

/* In Contact or Expires (RFC 3261 section 10.2.1.1), and Session-Expires (RFC 4028). */
static void read_intervals(const struct message *message, struct request *request,
                           struct request_shared *shared)
{
    struct slice contact, value;
    bool in_contact = message_find_header(message, HEADER_CONTACT, &contact) &&
                      list_parameter(contact, "expires", &value);

    if (!in_contact || !slice_number(value, &shared->expires))
        header_number(message, HEADER_EXPIRES, &shared->expires);
    header_number(message, HEADER_SESSION_EXPIRES, &shared->session_expires);
    request->says_interval = in_contact || message_has(message, HEADER_EXPIRES) ||
                             message_has(message, HEADER_SESSION_EXPIRES);
}

/* Of a header that was cut, more may be missing. */
static bool is_ending(const struct arrival *arrival)
{
    uint32_t seconds;

    if (!arrival->message->has_header)
        return false;
    if (key_has_method(&arrival->key, "REGISTER"))
        return bindings_are_removed(arrival->message);
    return header_number(arrival->message, HEADER_EXPIRES, &seconds) && seconds == 0;
}

static void read_identity(const struct message *message, struct request *request,
                          struct request_shared *shared)
{
    struct slice value;

    request->has_identity = message_has(message, HEADER_IDENTITY);
    request->has_date = request->has_identity &&
                        message_find_header(message, HEADER_DATE, &value) &&
                        date_parse(value, &shared->date);
}

/* A host takes off the Route that names it (RFC 3261 section 16.4). */
static bool has_own_route(const struct arrival *arrival)
{
    const struct endpoint *sender = arrival->origin->source;
    const struct endpoint *receiver = arrival->origin->destination;
    struct slice value, first;

    if (!sender || !receiver || !message_find_header(arrival->message, HEADER_ROUTE, &value) ||
        !list_next(&value, &first))
        return false;
    struct slice host = address_host(address_uri(first));
    return endpoint_is_named(sender, host.data, host.length) &&
           !endpoint_is_named(receiver, host.data, host.length);
}

static void read_flags(const struct arrival *arrival, struct request *request)
{
    const struct message *message = arrival->message;
    uint32_t hops = 0, rseq;

    request->has_max_forwards =
        header_number(message, HEADER_MAX_FORWARDS, &hops) && hops <= UINT8_MAX;
    request->max_forwards = (uint8_t)hops;
    request->has_contact = message_has(message, HEADER_CONTACT);
    request->has_record_route = message_has(message, HEADER_RECORD_ROUTE);
    request->has_timestamp = message_has(message, HEADER_TIMESTAMP);
    request->has_replaces =
        message_has(message, HEADER_REPLACES) || message_has(message, HEADER_JOIN);
    request->has_rack = rack_read_number(message, &rseq);
    request->has_own_route = has_own_route(arrival);
    request->is_ending = is_ending(arrival);
    request->is_datagram = via_is_datagram(message);
    request->is_fragmented = arrival->origin->is_fragmented;
    request->length = (uint16_t)MIN(message->length, UINT16_MAX);
    request->is_misnamed = !slice_same(arrival->key.cseq.method, message->method);
}

/* All values of the header fields of these names, up to HEADER_COUNT, as one list. */
static const char *join(const struct message *message, const enum header_name *names,
                        struct store *store)
{
    g_autoptr(GString) list = NULL;
    struct slice first = {NULL, 0}, value;

    for (; *names != HEADER_COUNT; names++) {
        size_t position = 0;

        while (message_next_named(message, *names, &position, &value)) {
            if (first.length == 0) {
                first = value;
                continue;
            }
            if (!list)
                list = g_string_new_len(first.data, (gssize)first.length);
            g_string_append(list, ", ");
            g_string_append_len(list, value.data, (gssize)value.length);
        }
    }
    return store_text(store, list ? (struct slice){list->str, list->len} : first);
}

static void read_extensions(const struct arrival *arrival, struct store *store,
                            struct request_shared *shared)
{
    static const enum header_name required[] = {HEADER_REQUIRE, HEADER_PROXY_REQUIRE, HEADER_COUNT};
    static const enum header_name supported[] = {HEADER_SUPPORTED, HEADER_COUNT};

    shared->required = join(arrival->message, required, store);
    if (arrival->key.to_tag == 0)
        shared->supported = join(arrival->message, supported, store);
}

static const struct request_shared *read_shared(const struct arrival *arrival, struct store *store,
                                                struct request *request)
{
    struct request_shared shared;

    memset(&shared, 0, sizeof(shared)); /* its bytes are compared */
    read_texts(arrival, store, &shared);
    read_intervals(arrival->message, request, &shared);
    read_identity(arrival->message, request, &shared);
    read_extensions(arrival, store, &shared);
    return store_shared(store, &shared, sizeof(shared));
}

static const char *read_caller(const struct arrival *arrival, struct store *store)
{
    struct slice from;

    return arrival->key.to_tag == 0 && message_find_header(arrival->message, HEADER_FROM, &from)
               ? store_text(store, address_uri(from))
               : NULL;
}

static const char *read_user(const struct arrival *arrival, struct store *store)
{
    struct slice to;

    return message_find_header(arrival->message, HEADER_TO, &to)
               ? store_text(store, address_uri(to))
               : NULL;
}

/* With room for what its method has. */
static struct request *make(const struct arrival *arrival, struct store *store)
{
    bool is_inviting = key_has_method(&arrival->key, "INVITE");
    bool is_registering = key_has_method(&arrival->key, "REGISTER");
    struct request *request = store_block(store, NULL,
                                          is_inviting      ? sizeof(struct inviting)
                                          : is_registering ? sizeof(struct registering)
                                                           : sizeof(*request));

    request->is_inviting = is_inviting;
    request->is_registering = is_registering;
    if (is_inviting) {
        request_inviting(request)->caller = read_caller(arrival, store);
        request_inviting(request)->from_tag = (uint32_t)arrival->key.from_tag;
    }
    if (is_registering)
        request_registering(request)->user = read_user(arrival, store);
    return request;
}

struct request *request_read(const struct arrival *arrival, struct store *store)
{
    struct request *request = make(arrival, store);

    request->frame = arrival->origin->frame;
    request->time = arrival->origin->time;
    request->source = arrival->origin->source;
    request->destination = arrival->origin->destination;
    request->call_id = read_text(arrival, HEADER_CALL_ID, store);
    request->method = store_text(store, arrival->key.cseq.method);
    request->uri = store_text(store, arrival->message->uri);
    request->shared = read_shared(arrival, store, request);
    read_flags(arrival, request);
    read_refer(arrival, request);
    request->credentials = credentials_read(arrival, store, &request->credential_count);
    request->session = arrival_keep_session(arrival, store);
    request_note_copy(request, arrival);
    return request;
}

bool request_note_copy(struct request *request, const struct arrival *arrival)
{
    const struct origin *origin = arrival->origin;

    /* Behind a NAT, or at the other end of a tunnel, it is the same copy again. */
    if (origin->source != request->source || origin->destination != request->destination)
        return false;
    bool is_sent = !datagram_is_same(&request->last, &arrival->datagram);
    request->copies += is_sent;
    request->last = arrival->datagram;
    request->has_to_tag = arrival->key.to_tag != 0;
    return is_sent;
}
