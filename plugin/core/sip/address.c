/* SPDX-License-Identifier: GPL-2.0-or-later */
/* name-addr and addr-spec. */

#include "address.h"

#include "list.h"

#include <glib.h>
#include <string.h>

/* So many digits make a number that is dialled outside. */
#define NUMBER_MIN 7

/* As most are: <sip:bob@example.com>;tag=1, or "Bob" before it. Where the bracket opens; NULL for
 * any other. */
static const char *find_usual_bracket(struct slice element)
{
    size_t start = element.length > 0 && *element.data == '"' ? slice_quoted_length(element) : 0;

    while (start < element.length && element.data[start] == ' ')
        start++;
    return start < element.length && element.data[start] == '<' ? element.data + start : NULL;
}

struct slice address_uri(struct slice element)
{
    const char *bracket = find_usual_bracket(element), *end = element.data + element.length;

    if (bracket) {
        const char *close = memchr(bracket, '>', (size_t)(end - bracket));

        return (struct slice){bracket + 1, close ? (size_t)(close - bracket) - 1 : 0};
    }
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

    if (!colon)
        return uri;
    struct slice user = {colon + 1, (size_t)(at - colon - 1)};
    const char *password = user.length ? memchr(user.data, ':', user.length) : NULL;
    user.length = password ? (size_t)(password - user.data) : user.length;
    return user;
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

/* The length before a character, all of it where it is not there. */
static size_t length_before(struct slice text, char c)
{
    const char *place = text.length > 0 ? memchr(text.data, c, text.length) : NULL;

    return place ? (size_t)(place - text.data) : text.length;
}

struct slice address_host(struct slice uri)
{
    if (uri.length == 0)
        return uri;
    uri.length = length_before(uri, ';');
    uri.length = length_before(uri, '?');
    size_t start = uri.length;
    while (start > 0 && uri.data[start - 1] != '@')
        start--;
    size_t colon = start == 0 ? length_before(uri, ':') : uri.length;
    if (colon < uri.length)
        start = colon + 1;
    return (struct slice){uri.data + start, uri.length - start};
}

struct slice address_without_port(struct slice host)
{
    size_t end = 0;
    bool is_inside = false; /* of the brackets of IPv6 */

    for (; end < host.length && (is_inside || host.data[end] != ':'); end++) {
        if (host.data[end] == '[' || host.data[end] == ']')
            is_inside = host.data[end] == '[';
    }
    return (struct slice){host.data, end};
}

struct slice address_domain(struct slice uri)
{
    return address_without_port(address_host(uri));
}

bool address_is_number(struct slice user)
{
    size_t start = user.length > 0 && *user.data == '+' ? 1 : 0, digits = start;

    while (digits < user.length && g_ascii_isdigit(user.data[digits]))
        digits++;
    return digits == user.length && digits - start >= NUMBER_MIN;
}
