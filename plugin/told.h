/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is told on the tap "sipcode", for who adds up: each frame with SIP, on each pass on which
 * Wireshark taps. Without a listener it costs nothing. */

#ifndef SIPCODE_TOLD_H
#define SIPCODE_TOLD_H

#include "compat.h"
#include "kept.h"

#include <stdbool.h>

/* Valid while listeners are told. */
struct told {
    uint32_t frame;    /* as frames.h counts it */
    struct kept kept;  /* what is known of its messages so far; may be none */
    bool is_encrypted; /* it has data of TLS on a port of SIP, which could not be read */
};

/* Registers the tap; then, when all dissectors are there, what the module asks of others. */
void told_register(void);
void told_handoff(void);

/* A frame is met, and its messages have been read, on this pass or an earlier one. */
void told_frame(uint32_t frame, packet_info *pinfo);

/* Calls back once: on the next pass, when all listeners have been told of the last frame with SIP
 * that is known so far. A later call replaces an earlier one. */
void told_call_at_end(void (*callback)(void));

#endif
