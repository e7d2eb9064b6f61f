/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Retry-After (RFC 3261 section 20.33). */

#include "retry_after.h"

#include "list.h"

#include <glib.h>
#include <string.h>

void retry_after_parse(struct slice value, struct retry_after *retry_after)
{
    struct slice seconds = value;

    seconds.length = 0;
    while (seconds.length < value.length && !g_ascii_isspace(value.data[seconds.length]) &&
           value.data[seconds.length] != ';' && value.data[seconds.length] != '(')
        seconds.length++;
    retry_after->is_number = slice_number(seconds, &retry_after->seconds);

    const char *open = value.length ? memchr(value.data, '(', value.length) : NULL;
    size_t left = open ? value.length - (size_t)(open - value.data) : 0;
    const char *close = open ? memchr(open, ')', left) : NULL;
    struct slice duration;
    retry_after->comment = (struct slice){value.data, 0};
    if (close) {
        retry_after->comment = slice_trim((struct slice){open + 1, (size_t)(close - open - 1)});
        value = (struct slice){close, left - (size_t)(close - open)};
    }
    retry_after->duration = 0;
    if (list_parameter(value, "duration", &duration) &&
        !slice_number(duration, &retry_after->duration))
        retry_after->duration = 0;
}
