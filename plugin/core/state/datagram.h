/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A datagram, to tell one that was captured again from a message that was sent again. */

#ifndef SIPCODE_DATAGRAM_H
#define SIPCODE_DATAGRAM_H

#include "message.h"
#include "origin.h"

/* How datagrams count time, in nanoseconds; all that origin_time() returns fits. */
#define DATAGRAM_TICK INT64_C(100000)

struct datagram {
    uint64_t bytes;     /* hash of the message's header, and of whom it went between */
    uint64_t time : 48; /* of capture, in DATAGRAM_TICK */
    uint64_t ip_id : 16;
};

struct datagram datagram_of(const struct message *message, const struct origin *origin);

/* Its time of capture in nanoseconds, to a DATAGRAM_TICK. */
static inline int64_t datagram_time(const struct datagram *datagram)
{
    return (int64_t)datagram->time * DATAGRAM_TICK;
}

/* Whether a datagram is the last one again, captured a second time on its way: at another
 * interface, or inside a tunnel and outside. Different IP identifications tell that it is not; the
 * same ones tell little, as some hosts, and programs that turn logs into captures, give all the
 * same: both must also be close in time. */
bool datagram_is_same(const struct datagram *last, const struct datagram *datagram);

#endif
