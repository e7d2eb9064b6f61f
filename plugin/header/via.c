/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Via (RFC 3261 section 20.42). */

#include "via.h"

#include "list.h"

#include <glib.h>
#include <string.h>

#define COOKIE "z9hG4bK"

bool via_parse(struct slice element, struct via *via)
{
    struct slice rest = element, protocol, sent_by, part;

    /* SIP / 2.0 / UDP host:port;branch=...: white space may stand around the slashes. */
    if (!list_take(&rest, ';', &sent_by))
        return false;
    if (!list_take(&sent_by, '/', &part) || !slice_equals(part, "SIP") ||
        !list_take(&sent_by, '/', &part) || sent_by.length == 0)
        return false;
    protocol = slice_trim(sent_by);
    size_t length = 0;
    while (length < protocol.length && !g_ascii_isspace(protocol.data[length]))
        length++;
    via->transport = (struct slice){protocol.data, length};
    via->sent_by = slice_trim((struct slice){protocol.data + length, protocol.length - length});
    if (!list_parameter(element, "branch", &via->branch))
        via->branch = (struct slice){element.data, 0};
    return via->sent_by.length > 0;
}

bool via_has_cookie(const struct via *via)
{
    return via->branch.length > strlen(COOKIE) &&
           g_ascii_strncasecmp(via->branch.data, COOKIE, strlen(COOKIE)) == 0;
}

bool via_top(const struct message *message, struct via *via)
{
    struct slice value, element;

    return message_find_header(message, HEADER_VIA, &value) && list_next(&value, &element) &&
           via_parse(element, via);
}

unsigned via_count(const struct message *message)
{
    unsigned count = 0;
    size_t position = 0;
    struct slice value, element;

    while (message_next_named(message, HEADER_VIA, &position, &value)) {
        while (list_next(&value, &element))
            count++;
    }
    return count;
}
