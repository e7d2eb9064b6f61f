/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Times of the protocol (RFC 3261 section 17), in nanoseconds as all times of this core. */

#ifndef SIPCODE_TIMERS_H
#define SIPCODE_TIMERS_H

#include <stdint.h>

#define SECOND INT64_C(1000000000)
#define MILLISECOND INT64_C(1000000)

/* Nothing is sent again before T1 is over. */
#define SIP_T1 (500 * MILLISECOND)

/* A client repeats a request other than INVITE that often. */
#define SIP_T2 (4 * SECOND)

/* Timers B and F: when a client gives up. */
#define SIP_TIMEOUT (64 * SIP_T1)

/* Timer C: how long a proxy waits at least after a provisional response to an INVITE. */
#define SIP_TIMER_C (180 * SECOND)

#endif
