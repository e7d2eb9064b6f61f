/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The credentials of a request. */

#include "credentials.h"

#include "address.h"
#include "hash.h"

#include <glib.h>

struct slice credentials_from(const struct message *message)
{
    struct slice value, uri;

    if (!message_find_header(message, HEADER_FROM, &value))
        return (struct slice){NULL, 0};
    uri = address_uri(value);
    return address_user(uri);
}

uint64_t nonce_name(struct slice nonce, const struct endpoint *client,
                    const struct message *message)
{
    uint64_t hash = 0;

    if (nonce.length == 0)
        return 0;
    if (client)
        hash = hash_of(client->family,
                       (struct slice){(const char *)client->bytes, sizeof(client->bytes)});
    return hash_mix(hash_of(hash, credentials_from(message)), hash_of(0, nonce));
}

uint32_t credentials_opaque(struct slice opaque)
{
    return opaque.length > 0 ? (uint32_t)hash_of(0, opaque) | 1 : 0;
}

/* UTF-8''J%C3%A4s%C3%B8n (RFC 8187). */
static const char *decode_user(struct slice encoded, struct store *store)
{
    const char *end = encoded.data + encoded.length;
    const char *quote =
        encoded.length ? g_strrstr_len(encoded.data, (gssize)encoded.length, "'") : NULL;

    if (!quote)
        return store_text(store, encoded);
    g_autofree char *user = g_uri_unescape_segment(quote + 1, end, NULL);
    return user ? store_text(store, slice_of(user)) : store_text(store, encoded);
}

static struct credentials keep(const struct challenge *challenge, const struct arrival *arrival,
                               struct store *store)
{
    const struct message *message = arrival->message;
    bool is_other = challenge->uri.length > 0 && !slice_same(challenge->uri, message->uri);

    return (struct credentials){
        .realm = store_text(store, challenge->realm),
        .user = challenge->encoded_user.length > 0 ? decode_user(challenge->encoded_user, store)
                                                   : store_text(store, challenge->user),
        .uri = is_other ? store_text(store, challenge->uri) : NULL,
        .nonce = nonce_name(challenge->nonce, arrival->origin->source, message),
        .opaque = credentials_opaque(challenge->opaque),
        .nc = challenge->nc,
        .qops = challenge->qops,
        .algorithm = challenge->algorithm & 0xf,
        .is_digest = slice_equals(challenge->scheme, "Digest"),
        .has_auts = challenge->has_auts,
        .is_unsigned = challenge->is_unsigned,
    };
}

struct credentials *credentials_read(const struct arrival *arrival, struct store *store,
                                     uint8_t *count)
{
    static const enum header_name names[] = {HEADER_AUTHORIZATION, HEADER_PROXY_AUTHORIZATION};
    struct credentials all[CREDENTIALS_MAX];

    *count = 0;
    for (unsigned i = 0; i < G_N_ELEMENTS(names); i++) {
        struct challenge challenge;
        size_t position = 0;

        while (*count < CREDENTIALS_MAX &&
               challenge_next(arrival->message, names[i], &position, &challenge)) {
            all[*count] = keep(&challenge, arrival, store);
            all[(*count)++].for_proxy = names[i] == HEADER_PROXY_AUTHORIZATION;
        }
    }
    return store_block(store, all, *count * sizeof(all[0]));
}
