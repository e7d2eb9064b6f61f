/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a message came from. */

#include "packet.h"

#include <string.h>

bool packet_same_host(const char *a, const char *b)
{
    const char *port_of_a = a ? strrchr(a, ':') : NULL;
    const char *port_of_b = b ? strrchr(b, ':') : NULL;

    return port_of_a && port_of_b && port_of_a - a == port_of_b - b &&
           memcmp(a, b, (size_t)(port_of_a - a)) == 0;
}
