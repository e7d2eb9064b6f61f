/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The SIP request that an ICMP or ICMPv6 error quotes. */

#ifndef SIPCODE_QUOTE_H
#define SIPCODE_QUOTE_H

#include "compat.h"
#include "quoted.h"

#include <wsutil/inet_addr.h>

/* Called once, when all dissectors are registered. */
void quote_handoff(void);

/* Valid inside the post-dissector only. */
struct quote {
    struct message message;
    char host[WS_INET6_ADDRSTRLEN];
    struct quoted quoted;
};

/* Reads the quote of a frame that is counted as `frame`; all of it stands in the bytes that every
 * pass has. False where the frame has none whose first line is whole. */
bool quote_read(struct quote *quote, uint32_t frame, packet_info *pinfo);

#endif
