/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a packet comes from and goes to. */

#ifndef SIPCODE_HOSTS_H
#define SIPCODE_HOSTS_H

#include "compat.h"
#include "origin.h"

/* The endpoints of one file: from when it is opened until it is closed. */
void hosts_start_file(void);
void hosts_end_file(void);

/* Whether the snap length cut the frame when it was captured. */
static inline bool hosts_is_cut(const packet_info *pinfo)
{
    return pinfo->fd->cap_len < pinfo->fd->pkt_len;
}

/* When the frame was captured. */
static inline int64_t hosts_time(const packet_info *pinfo)
{
    return origin_time(pinfo->abs_ts.secs, pinfo->abs_ts.nsecs);
}

/* That of an address and a port, owned by the table; NULL for what is no IP address. */
const struct endpoint *hosts_endpoint(const address *address, uint32_t port);

/* The IPv4 header that the frame's source address stands in: the innermost one, and of an ICMP
 * error its own. `*left` bytes of the packet are there from it on. NULL where there is none. */
const uint8_t *hosts_header(const packet_info *pinfo, size_t *left);

/* Likewise where an IPv6 header begins if the frame's source address, of which Wireshark has a
 * copy, stands first in it at that offset. */
const uint8_t *hosts_ipv6_header(const packet_info *pinfo, size_t offset, size_t *left);

/* Of what was dissected, by what every pass has. `frame` is as frames.h counts it. */
struct origin hosts_origin(const packet_info *pinfo, uint32_t frame);

#endif
