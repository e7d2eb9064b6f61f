/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a message came from. */

#include "origin.h"

#include "timers.h"

#include <glib.h>
#include <string.h>

#define SECONDS_MAX INT64_C(4000000000)

int64_t origin_time(int64_t seconds, int64_t nanoseconds)
{
    return CLAMP(seconds, 0, SECONDS_MAX) * SECOND + CLAMP(nanoseconds, 0, SECOND - 1);
}

bool endpoint_same_host(const struct endpoint *a, const struct endpoint *b)
{
    return a && b && a->family == b->family && memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}
