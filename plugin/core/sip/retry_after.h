/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Retry-After (RFC 3261 section 20.33). */

#ifndef SIPCODE_RETRY_AFTER_H
#define SIPCODE_RETRY_AFTER_H

#include "message.h"

#include <stdint.h>

struct retry_after {
    bool is_number; /* false where the seconds cannot be read or do not fit */
    uint32_t seconds;
    uint32_t duration;    /* seconds that the host will then be there; 0 where it does not say */
    struct slice comment; /* in parentheses; empty where there is none */
};

/* Reads "18000 (in a meeting);duration=3600". */
void retry_after_parse(struct slice value, struct retry_after *retry_after);

#endif
