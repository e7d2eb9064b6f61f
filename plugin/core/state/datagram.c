/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A datagram, and its copies. */

#include "datagram.h"

#include "hash.h"
#include "timers.h"

#define TIME_MAX ((UINT64_C(1) << 48) - 1)

struct datagram datagram_of(const struct message *message, const struct origin *origin)
{
    return (struct datagram){.bytes = hash_of(message->code, message->fields.text),
                             .time = (uint64_t)(origin->time / DATAGRAM_TICK) & TIME_MAX,
                             .ip_id = origin->ip_id};
}

/* No message is sent again before T1 is over. */
bool datagram_is_same(const struct datagram *last, const struct datagram *datagram)
{
    return last->bytes == datagram->bytes && last->ip_id == datagram->ip_id &&
           (datagram->ip_id != 0 || datagram->time < last->time + SIP_T1 / 2 / DATAGRAM_TICK);
}
