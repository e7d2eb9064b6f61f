/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What hosts can do with media. */

#include "capability.h"

#include "hash.h"
#include "via.h"

#include <glib.h>

/* How many hosts are kept: a new one takes the place of the oldest. */
#define CAPABILITIES_MAX 64

struct capabilities {
    struct capability slots[CAPABILITIES_MAX];
    unsigned next;
};

struct capabilities *capabilities_new(void)
{
    return g_new0(struct capabilities, 1);
}

void capabilities_free(struct capabilities *capabilities)
{
    g_free(capabilities);
}

static uint64_t hash_host(const struct endpoint *host)
{
    return endpoint_hash_host(0, host) | 1;
}

/* NULL where it is not kept. */
static const struct capability *find(const struct capabilities *capabilities, uint64_t key)
{
    unsigned i = 0;

    while (i < CAPABILITIES_MAX && capabilities->slots[i].key != key)
        i++;
    return i < CAPABILITIES_MAX ? &capabilities->slots[i] : NULL;
}

const struct capability *capability_find(const struct capabilities *capabilities,
                                         const struct endpoint *host)
{
    return host ? find(capabilities, hash_host(host)) : NULL;
}

/* "192.0.2.1" is the host named "192.0.2.1:5060"; IPv6 has brackets there. */
static bool is_address_of(const struct endpoint *host, struct slice address)
{
    const char *name = host->name + (host->family == 6);

    return address.length > 0 && g_ascii_strncasecmp(name, address.data, address.length) == 0 &&
           (name[address.length] == ':' || name[address.length] == ']');
}

static bool is_own(const struct arrival *arrival)
{
    const struct session_media *media = &arrival->session.media[0];

    return arrival->session.media_count > 0 && media->is_media && !media->is_closed &&
           arrival->origin->source && !message_has(arrival->message, HEADER_RECORD_ROUTE) &&
           is_address_of(arrival->origin->source, arrival->media.media[0].connection) &&
           (arrival->message->is_response || via_is_alone(arrival->message));
}

static struct capability *find_or_add(struct capabilities *capabilities, uint64_t key)
{
    const struct capability *known = find(capabilities, key);

    return &capabilities->slots[known ? known - capabilities->slots
                                      : capabilities->next++ % CAPABILITIES_MAX];
}

void capabilities_note(struct capabilities *capabilities, const struct arrival *arrival,
                       struct store *store)
{
    if (!is_own(arrival))
        return;
    uint64_t key = hash_host(arrival->origin->source);
    struct capability *slot = find_or_add(capabilities, key);
    const void *known = &slot->session, *read = &arrival->session; /* made of zeros: bytes tell */
    if (slot->key != key || memcmp(known, read, sizeof(slot->session)) != 0) {
        char text[SDP_TEXT_MAX];

        sdp_describe(&arrival->media, false, text);
        slot->key = key;
        slot->session = arrival->session;
        slot->text = store_text(store, slice_of(text));
    }
    slot->frame = arrival->origin->frame;
}
