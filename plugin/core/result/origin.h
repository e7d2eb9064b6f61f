/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a message came from, as far as the core needs to know. */

#ifndef SIPCODE_ORIGIN_H
#define SIPCODE_ORIGIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* "[2001:db8:...]:65535", with its NUL. */
#define ENDPOINT_NAME_MAX 56

/* An address and a port. There is one of each in a capture file, and it lives as long. */
struct endpoint {
    uint8_t
        bytes[16]; /* of the address, in network order; IPv4 has the first 4, the others are 0 */
    uint16_t port;
    uint8_t family;               /* 4 or 6 */
    char name[ENDPOINT_NAME_MAX]; /* "192.0.2.1:5060", for texts */
};

struct origin {
    int64_t time;   /* of capture, nanoseconds since the epoch, as origin_time() has it */
    uint32_t frame; /* as frames.h counts them, from 1 */
    uint16_t ip_id; /* IPv4 identification of the innermost header; 0 where there is none */
    bool is_cut; /* the packet was cut when it was captured: what is missing may have been sent */
    bool is_fragmented;            /* it was put together of IP fragments */
    const struct endpoint *source; /* NULL where it has none */
    const struct endpoint *destination;
};

/* A time of capture in nanoseconds. A file may claim any: what is out of range is moved to its end,
 * from the epoch to over a hundred years after it, so that differences and sums fit. */
int64_t origin_time(int64_t seconds, int64_t nanoseconds);

/* Whether both are there and have the same address, whatever their ports. */
bool endpoint_same_host(const struct endpoint *a, const struct endpoint *b);

/* Whether a host, with or without a port, is an endpoint: without one it is 5060, or 5061. */
bool endpoint_is_named(const struct endpoint *endpoint, const char *host, size_t length);

/* Hashes its address, whatever its port, as hash_of() does. */
uint64_t endpoint_hash_host(uint64_t seed, const struct endpoint *endpoint);

/* The name of an endpoint, NULL for none. */
static inline const char *endpoint_name(const struct endpoint *endpoint)
{
    return endpoint ? endpoint->name : 0;
}

#endif
