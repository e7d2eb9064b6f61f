/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether two URIs lead to the same place. */

#include "uri.h"

#include "address.h"
#include "list.h"

#include <glib.h>

/* What stands before "@" and behind the scheme; empty where there is none. */
static struct slice user_of(struct slice uri)
{
    struct slice user = address_user(uri);

    return user.length == uri.length ? (struct slice){uri.data, 0} : user;
}

/* One character off the front, an escape for the one that it stands for. */
static int take_character(struct slice *text)
{
    int value = (unsigned char)text->data[0];
    size_t length = 1;

    if (value == '%' && text->length > 2 && g_ascii_isxdigit(text->data[1]) &&
        g_ascii_isxdigit(text->data[2])) {
        value = g_ascii_xdigit_value(text->data[1]) * 16 + g_ascii_xdigit_value(text->data[2]);
        length = 3;
    }
    *text = (struct slice){text->data + length, text->length - length};
    return value;
}

bool uri_same_user(struct slice a, struct slice b)
{
    struct slice rest = user_of(a), other = user_of(b);

    while (rest.length > 0 && other.length > 0) {
        if (take_character(&rest) != take_character(&other))
            return false;
    }
    return rest.length == other.length;
}

/* The host without the port that goes without saying. */
static struct slice host_of(struct slice uri)
{
    const char *port = slice_begins(uri, "sips:") ? ":5061" : ":5060";
    struct slice host = slice_trim(address_host(uri));
    size_t length = strlen(port);

    if (host.length > length && memcmp(host.data + host.length - length, port, length) == 0)
        host.length -= length;
    return host;
}

bool uri_same_host(struct slice a, struct slice b)
{
    struct slice host = host_of(a), other = host_of(b);

    return host.length == other.length &&
           g_ascii_strncasecmp(host.data, other.data, host.length) == 0;
}

/* Whether they differ in a parameter that both have. */
static bool has_other(struct slice a, struct slice b, const char *name)
{
    struct slice value, other;

    return list_parameter(a, name, &value) && list_parameter(b, name, &other) &&
           !(value.length == other.length &&
             g_ascii_strncasecmp(value.data, other.data, value.length) == 0);
}

bool uri_same(struct slice a, struct slice b)
{
    return uri_same_user(a, b) && uri_same_host(a, b) && !has_other(a, b, "transport") &&
           !has_other(a, b, "maddr") && !has_other(a, b, "gr");
}
