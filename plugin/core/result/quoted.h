/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A request that an ICMP or ICMPv6 error quotes, as far as it does. */

#ifndef SIPCODE_QUOTED_H
#define SIPCODE_QUOTED_H

#include "message.h"
#include "origin.h"

/* Why a datagram was not delivered. */
enum quoted_reason {
    QUOTED_NETWORK,
    QUOTED_HOST,
    QUOTED_PROTOCOL,
    QUOTED_PORT,
    QUOTED_TOO_BIG,
    QUOTED_PROHIBITED,
    QUOTED_HOPS,
    QUOTED_REASSEMBLY,
    QUOTED_HEADER,
    QUOTED_REASONS
};

/* Valid while the frame is read. */
struct quoted {
    const struct message *message; /* cut where the quote ends */
    const char *host;              /* address of who says it */
    enum quoted_reason reason;
    uint32_t length;      /* of the whole request, as the quoted UDP header has it */
    struct origin origin; /* frame and time of the error; between whom the quoted request went */
};

#endif
