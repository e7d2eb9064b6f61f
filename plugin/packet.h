/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a message came from, as far as the core needs to know. */

#ifndef SIPCODE_PACKET_H
#define SIPCODE_PACKET_H

#include <stdbool.h>
#include <stdint.h>

struct packet {
    uint32_t frame;     /* number in the capture, from 1 */
    int64_t time;       /* of capture, nanoseconds since the epoch */
    uint16_t ip_id;     /* IPv4 identification of the innermost header; 0 where there is none */
    const char *source; /* address and port, "192.0.2.1:5060"; NULL where it has none */
    const char *destination; /* likewise; both live as long as the capture file */
};

/* Whether both are there and name the same address, whatever their ports. */
bool packet_same_host(const char *a, const char *b);

#endif
