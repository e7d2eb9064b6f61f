/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a message came from, as far as the core needs to know. */

#ifndef SIPCODE_PACKET_H
#define SIPCODE_PACKET_H

#include <stdint.h>

struct packet {
    uint32_t frame; /* number in the capture, from 1 */
    int64_t time;   /* of capture, nanoseconds since the epoch */
    uint16_t ip_id; /* IPv4 identification of the innermost header; 0 where there is none */
};

#endif
