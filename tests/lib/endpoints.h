/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Endpoints by their names, as tests write them. */

#ifndef SIPCODE_ENDPOINTS_H
#define SIPCODE_ENDPOINTS_H

#include "origin.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

/* How many a test program may name. */
#define ENDPOINTS_MAX 64

static inline void read_host(const char *name, size_t length, struct endpoint *endpoint)
{
    unsigned bytes[4];

    endpoint->family = 4;
    if (sscanf(name, "%3u.%3u.%3u.%3u:", &bytes[0], &bytes[1], &bytes[2], &bytes[3]) == 4) {
        for (unsigned i = 0; i < 4; i++)
            endpoint->bytes[i] = (uint8_t)bytes[i];
    } else {
        memcpy(endpoint->bytes, name, MIN(length, sizeof(endpoint->bytes)));
    }
}

/* "192.0.2.1:5060", or any word before the colon: its first letters are the address. NULL for NULL.
 * Static; the same name gives the same one. */
static inline const struct endpoint *endpoint(const char *name)
{
    static struct endpoint endpoints[ENDPOINTS_MAX];
    const char *colon = name ? strrchr(name, ':') : NULL;
    struct endpoint *found = endpoints;

    if (!name)
        return NULL;
    while (*found->name && strcmp(found->name, name) != 0)
        found++;
    g_assert(colon && found < endpoints + ENDPOINTS_MAX - 1);
    g_strlcpy(found->name, name, sizeof(found->name));
    read_host(name, (size_t)(colon - name), found);
    found->port = (uint16_t)g_ascii_strtoull(colon + 1, NULL, 10);
    return found;
}

#endif
