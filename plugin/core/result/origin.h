/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a message came from, as far as the core needs to know. */

#ifndef SIPCODE_ORIGIN_H
#define SIPCODE_ORIGIN_H

#include <stdbool.h>
#include <stdint.h>

struct origin {
    uint32_t frame;     /* number in the capture, from 1 */
    int64_t time;       /* of capture, nanoseconds since the epoch, as origin_time() has it */
    uint16_t ip_id;     /* IPv4 identification of the innermost header; 0 where there is none */
    const char *source; /* address and port, "192.0.2.1:5060"; NULL where it has none */
    const char *destination; /* likewise; both live as long as the capture file */
};

/* A time of capture in nanoseconds. A file may claim any: what is out of range is moved to its end,
 * from the epoch to over a hundred years after it, so that differences and sums fit. */
int64_t origin_time(int64_t seconds, int64_t nanoseconds);

/* Whether both are there and name the same address, whatever their ports. */
bool origin_same_host(const char *a, const char *b);

#endif
