/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From where an IP address can be reached (RFC 1918, RFC 3927, RFC 4193, RFC 6598). */

#ifndef SIPCODE_SCOPE_H
#define SIPCODE_SCOPE_H

#include "slice.h"

/* The narrower one is smaller. */
enum scope_width {
    SCOPE_UNKNOWN, /* a name, or 0.0.0.0 */
    SCOPE_HOST,
    SCOPE_LINK,
    SCOPE_PRIVATE,
    SCOPE_PUBLIC,
};

struct scope {
    enum scope_width width;
    uint8_t block;  /* different ones of a width are different networks, as 10/8 and 192.168/16 */
    uint8_t family; /* 4 or 6; 0 of a name */
};

/* Of an address as it stands in a message: brackets of IPv6, and a port, may be there. */
struct scope scope_of_text(struct slice host);

/* Of an address in network order. */
struct scope scope_of_bytes(const uint8_t *bytes, unsigned family);

#endif
