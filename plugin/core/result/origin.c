/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a message came from. */

#include "origin.h"

#include "hash.h"
#include "timers.h"

#include <glib.h>
#include <string.h>

#define SECONDS_MAX INT64_C(4000000000)

int64_t origin_time(int64_t seconds, int64_t nanoseconds)
{
    return CLAMP(seconds, 0, SECONDS_MAX) * SECOND + CLAMP(nanoseconds, 0, SECOND - 1);
}

bool endpoint_same_host(const struct endpoint *a, const struct endpoint *b)
{
    return a && b && a->family == b->family && memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}

uint64_t endpoint_hash_host(uint64_t seed, const struct endpoint *endpoint)
{
    return hash_of(seed, (struct slice){(const char *)endpoint->bytes, sizeof(endpoint->bytes)});
}

bool endpoint_is_named(const struct endpoint *endpoint, const char *host, size_t length)
{
    size_t whole = strlen(endpoint->name), address = whole;

    while (address > 0 && endpoint->name[address] != ':')
        address--;
    bool is_default = endpoint->port == 5060 || endpoint->port == 5061;
    return (length == whole || (length == address && is_default && length > 0)) &&
           memcmp(host, endpoint->name, length) == 0;
}
