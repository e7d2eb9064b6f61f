/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A datagram, and its copies. */

#include "datagram.h"

#include "hash.h"
#include "timers.h"

#include <glib.h>

#define TIME_MAX ((UINT64_C(1) << 48) - 1)

struct datagram datagram_of(const struct message *message, const struct origin *origin)
{
    uint64_t bytes = hash_of(message->code, message->fields.text);

    bytes = hash_mix(bytes, (uintptr_t)origin->source);
    return (struct datagram){.bytes = hash_mix(bytes, (uintptr_t)origin->destination),
                             .time = (uint64_t)(origin->time / DATAGRAM_TICK) & TIME_MAX,
                             .ip_id = origin->ip_id};
}

/* No message is sent again before T1 is over, so a datagram is met again well before that. Hosts
 * that send identification 0 are told by time alone: some send again a little early. */
bool datagram_is_same(const struct datagram *last, const struct datagram *datagram)
{
    int64_t apart = ABS(datagram_time(datagram) - datagram_time(last));

    return last->bytes == datagram->bytes && last->ip_id == datagram->ip_id &&
           apart < (datagram->ip_id != 0 ? SIP_T1 / 2 : SIP_T1 / 10);
}
