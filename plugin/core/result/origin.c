/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a message came from. */

#include "origin.h"

#include <glib.h>
#include <string.h>

#define SECOND INT64_C(1000000000)
#define SECONDS_MAX INT64_C(4000000000)

int64_t origin_time(int64_t seconds, int64_t nanoseconds)
{
    return CLAMP(seconds, 0, SECONDS_MAX) * SECOND + CLAMP(nanoseconds, 0, SECOND - 1);
}

bool origin_same_host(const char *a, const char *b)
{
    const char *port_of_a = a ? strrchr(a, ':') : NULL;
    const char *port_of_b = b ? strrchr(b, ':') : NULL;

    return port_of_a && port_of_b && port_of_a - a == port_of_b - b &&
           memcmp(a, b, (size_t)(port_of_a - a)) == 0;
}
