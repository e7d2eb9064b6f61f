/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What hosts can do with media. */

#include "capability.h"

#include "hash.h"
#include "via.h"

#include <glib.h>

/* How many hosts are kept: a new one takes the place of another. */
#define CAPABILITIES_MAX 64

struct capabilities {
    struct capability slots[CAPABILITIES_MAX];
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
    return hash_of(0, (struct slice){(const char *)host->bytes, sizeof(host->bytes)}) | 1;
}

static unsigned place_of(uint64_t key)
{
    return (unsigned)((key >> 1) % CAPABILITIES_MAX);
}

const struct capability *capability_find(const struct capabilities *capabilities,
                                         const struct endpoint *host)
{
    uint64_t key = host ? hash_host(host) : 0;
    const struct capability *slot = &capabilities->slots[place_of(key)];

    return key != 0 && slot->key == key ? slot : NULL;
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
           (arrival->message->is_response || via_count(arrival->message) == 1);
}

void capabilities_note(struct capabilities *capabilities, const struct arrival *arrival,
                       struct store *store)
{
    char text[SDP_TEXT_MAX];

    if (!is_own(arrival))
        return;
    uint64_t key = hash_host(arrival->origin->source);
    struct capability *slot = &capabilities->slots[place_of(key)];
    const void *known = &slot->session, *read = &arrival->session; /* made of zeros: bytes tell */
    if (slot->key != key || memcmp(known, read, sizeof(slot->session)) != 0) {
        sdp_describe(&arrival->media, false, text);
        slot->key = key;
        slot->session = arrival->session;
        slot->text = store_text(store, slice_of(text));
    }
    slot->frame = arrival->origin->frame;
}
