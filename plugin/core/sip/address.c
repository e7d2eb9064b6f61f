/* SPDX-License-Identifier: GPL-2.0-or-later */
/* name-addr and addr-spec. */

#include "address.h"

#include "list.h"

#include <glib.h>
#include <string.h>

struct slice address_uri(struct slice element)
{
    struct slice rest = element, part;
    const char *open, *close;

    if (!list_take(&rest, ';', &part))
        return (struct slice){element.data, 0};
    open = g_strrstr_len(part.data, (gssize)part.length, "<");
    if (!open)
        return part;
    size_t left = part.length - (size_t)(open - part.data);
    close = memchr(open, '>', left);
    return (struct slice){open + 1, close ? (size_t)(close - open - 1) : 0};
}

unsigned address_q(struct slice element)
{
    struct slice value;
    unsigned q = 0, scale = 1000;

    if (!list_parameter(element, "q", &value) || value.length == 0 || value.length > 5)
        return 1000;
    for (size_t i = 0; i < value.length; i++) {
        if (i == 1 ? value.data[i] != '.' : !g_ascii_isdigit(value.data[i]))
            return 1000;
        if (i == 1)
            continue;
        q += (unsigned)(value.data[i] - '0') * scale;
        scale /= 10;
    }
    return MIN(q, 1000);
}
