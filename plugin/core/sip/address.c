/* SPDX-License-Identifier: GPL-2.0-or-later */
/* name-addr and addr-spec. */

#include "address.h"

#include "list.h"

#include <glib.h>
#include <string.h>

/* So many digits make a number that is dialled outside. */
#define NUMBER_MIN 7

struct slice address_uri(struct slice element)
{
    struct slice rest = element, part;
    size_t open;

    if (!list_take(&rest, ';', &part))
        return (struct slice){element.data, 0};
    open = part.length;
    while (open > 0 && part.data[open - 1] != '<')
        open--;
    if (open == 0)
        return part;
    const char *close = memchr(part.data + open, '>', part.length - open);
    return (struct slice){part.data + open, close ? (size_t)(close - part.data) - open : 0};
}

struct slice address_user(struct slice uri)
{
    const char *at = uri.length ? memchr(uri.data, '@', uri.length) : NULL;
    const char *colon = at ? memchr(uri.data, ':', (size_t)(at - uri.data)) : NULL;

    return colon ? (struct slice){colon + 1, (size_t)(at - colon - 1)} : uri;
}

unsigned address_q(struct slice element)
{
    struct slice value;
    unsigned q = 0, scale = 1000;

    if (!memchr(element.data, ';', element.length) || !list_parameter(element, "q", &value) ||
        value.length == 0 || value.length > 5)
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

struct slice address_host(struct slice uri)
{
    size_t start = 0;

    for (size_t i = 0; i < uri.length; i++) {
        if (uri.data[i] == '@' || (uri.data[i] == ':' && start == 0))
            start = i + 1;
        if (uri.data[i] == ';' || uri.data[i] == '?')
            uri.length = i;
    }
    return (struct slice){uri.data + start, uri.length - start};
}

struct slice address_domain(struct slice uri)
{
    struct slice host = address_host(uri);
    size_t end = 0;
    bool is_inside = false; /* of the brackets of IPv6 */

    for (; end < host.length && (is_inside || host.data[end] != ':'); end++) {
        if (host.data[end] == '[' || host.data[end] == ']')
            is_inside = host.data[end] == '[';
    }
    return (struct slice){host.data, end};
}

bool address_is_number(struct slice user)
{
    size_t start = user.length > 0 && *user.data == '+' ? 1 : 0, digits = start;

    while (digits < user.length && g_ascii_isdigit(user.data[digits]))
        digits++;
    return digits == user.length && digits - start >= NUMBER_MIN;
}
