/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a packet comes from and goes to. */

#include "hosts.h"

#include "hash.h"

#include <epan/to_str.h>
#include <wsutil/inet_addr.h>

#include <string.h>

/* In an IPv4 header. */
#define IP_ID_OFFSET 4
#define IP_FRAGMENT_OFFSET 6
#define IP_SOURCE_OFFSET 12
#define IP_DONT_FRAGMENT 0xc0 /* and the bit before it: no part of the offset */

/* In an IPv6 header. */
#define IPV6_NEXT_OFFSET 6
#define IPV6_SOURCE_OFFSET 8
#define IPV6_FRAGMENT 44
#define IPV6_ADDRESS_LENGTH 16

/* An endpoint of the file, and what it is found by. */
struct known_endpoint {
    uint64_t key;
    struct endpoint endpoint;
};

static GHashTable *endpoints;

/* Those met last, by their keys: most files have few of them. */
static const struct known_endpoint *met_last[16];

void hosts_start_file(void)
{
    endpoints = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
    memset(met_last, 0, sizeof(met_last));
}

void hosts_end_file(void)
{
    g_hash_table_unref(endpoints);
}

static struct known_endpoint *make_endpoint(uint64_t key, const address *address, uint32_t port)
{
    struct known_endpoint *known = g_new0(struct known_endpoint, 1);
    struct endpoint *endpoint = &known->endpoint;
    bool is_ipv6 = address->type == AT_IPv6;
    char host[WS_INET6_ADDRSTRLEN];

    known->key = key;
    memcpy(endpoint->bytes, address->data, MIN((size_t)address->len, sizeof(endpoint->bytes)));
    endpoint->port = (uint16_t)port;
    endpoint->family = is_ipv6 ? 6 : 4;
    address_to_str_buf(address, host, sizeof(host));
    snprintf(endpoint->name, sizeof(endpoint->name), is_ipv6 ? "[%s]:%u" : "%s:%u", host, port);
    return known;
}

const struct endpoint *hosts_endpoint(const address *address, uint32_t port)
{
    if (address->type != AT_IPv4 && address->type != AT_IPv6)
        return NULL;
    uint64_t key = hash_of(port, (struct slice){address->data, (size_t)address->len});
    const struct known_endpoint **last = &met_last[key % G_N_ELEMENTS(met_last)];
    if (*last && (*last)->key == key)
        return &(*last)->endpoint;
    struct known_endpoint *known = g_hash_table_lookup(endpoints, &key);
    if (!known) {
        known = make_endpoint(key, address, port);
        g_hash_table_insert(endpoints, &known->key, known);
    }
    *last = known;
    return &known->endpoint;
}

/* What stands `before` bytes before `data` in the packet, and how much from there on; NULL where
 * that is not in the bytes that the frame was read from. */
static const uint8_t *find_before(const packet_info *pinfo, const void *data, ptrdiff_t before,
                                  size_t *left)
{
    const uint8_t *at = data;

    for (GSList *source = pinfo->data_src; source; source = source->next) {
        tvbuff_t *tvb = get_data_source_tvb(source->data);
        unsigned length = tvb_captured_length(tvb);
        const uint8_t *start = length > 0 ? tvb_get_ptr(tvb, 0, (int)length) : NULL;

        if (start && at >= start + before && at < start + length) {
            *left = (size_t)(start + length - at + before);
            return at - before;
        }
    }
    return NULL;
}

const uint8_t *hosts_header(const packet_info *pinfo, size_t *left)
{
    return find_before(pinfo, pinfo->net_src.data, IP_SOURCE_OFFSET, left);
}

const uint8_t *hosts_ipv6_header(const packet_info *pinfo, size_t offset, size_t *left)
{
    tvbuff_t *tvb = pinfo->data_src ? get_data_source_tvb(pinfo->data_src->data) : NULL;
    size_t length = tvb ? tvb_captured_length(tvb) : 0, at = offset;
    const uint8_t *start = length > 0 ? tvb_get_ptr(tvb, 0, (int)length) : NULL;
    size_t size = (size_t)pinfo->net_src.len;

    if (!start)
        return NULL;
    while (at + size <= length && memcmp(start + at, pinfo->net_src.data, size) != 0)
        at++;
    if (at + size > length)
        return NULL;
    *left = length - at + offset;
    return start + at - offset;
}

/* The innermost IPv4 header: that which the source address stands in; NULL where there is none.
 * What the IP dissector taps is not there on every pass. */
static const uint8_t *find_ipv4(const packet_info *pinfo)
{
    size_t left;
    const uint8_t *header = pinfo->net_src.type == AT_IPv4 ? hosts_header(pinfo, &left) : NULL;

    return header && header[0] >> 4 == 4 ? header : NULL;
}

/* The first IPv6 header of the frame with the addresses of the innermost one, which Wireshark has
 * copied; NULL where there is none. */
static const uint8_t *find_ipv6(const packet_info *pinfo)
{
    tvbuff_t *frame = get_data_source_tvb(pinfo->data_src->data);
    unsigned length = tvb_captured_length(frame);
    const uint8_t *data = length > 0 ? tvb_get_ptr(frame, 0, (int)length) : NULL;
    const size_t size = IPV6_ADDRESS_LENGTH;

    for (; length >= IPV6_SOURCE_OFFSET + 2 * size; data++, length--) {
        if (memcmp(data + IPV6_SOURCE_OFFSET, pinfo->net_src.data, size) == 0 &&
            memcmp(data + IPV6_SOURCE_OFFSET + size, pinfo->net_dst.data, size) == 0)
            return data;
    }
    return NULL;
}

/* Of a fragment: then this frame completed the packet. Where other headers come before, that is not
 * seen. */
static bool is_ipv6_fragment(const packet_info *pinfo)
{
    const uint8_t *header =
        pinfo->net_src.type == AT_IPv6 && pinfo->net_dst.type == AT_IPv6 && pinfo->data_src
            ? find_ipv6(pinfo)
            : NULL;

    return header && header[IPV6_NEXT_OFFSET] == IPV6_FRAGMENT;
}

static bool is_ipv4_fragment(const uint8_t *header)
{
    return (header[IP_FRAGMENT_OFFSET] & ~IP_DONT_FRAGMENT) != 0 ||
           header[IP_FRAGMENT_OFFSET + 1] != 0;
}

struct origin hosts_origin(const packet_info *pinfo, uint32_t frame)
{
    const uint8_t *ipv4 = find_ipv4(pinfo);
    uint16_t id = 0;

    if (ipv4)
        id = (uint16_t)(ipv4[IP_ID_OFFSET] << 8 | ipv4[IP_ID_OFFSET + 1]);
    return (struct origin){.time = hosts_time(pinfo),
                           .frame = frame,
                           .ip_id = id,
                           .is_cut = hosts_is_cut(pinfo),
                           .is_fragmented = ipv4 ? is_ipv4_fragment(ipv4) : is_ipv6_fragment(pinfo),
                           .source = hosts_endpoint(&pinfo->src, pinfo->srcport),
                           .destination = hosts_endpoint(&pinfo->dst, pinfo->destport)};
}
