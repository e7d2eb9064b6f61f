/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Via (RFC 3261 section 20.42). */

#include "via.h"

#include "list.h"

#include <glib.h>
#include <string.h>

#define COOKIE "z9hG4bK"

#define DEFAULT_PORT 5060

/* As in nearly all: nothing quoted, ";branch=" without a space. False for any other. */
static bool find_usual_branch(struct slice value, struct slice *branch)
{
    static const char name[] = ";branch=";
    const char *end = value.data + value.length, *place = value.data;

    if (memchr(value.data, '"', value.length))
        return false;
    while ((place = memchr(place, ';', (size_t)(end - place)))) {
        if (end - place > (ptrdiff_t)strlen(name) && memcmp(place, name, strlen(name)) == 0) {
            place += strlen(name);
            const char *next = memchr(place, ';', (size_t)(end - place));
            *branch = slice_trim((struct slice){place, (size_t)((next ? next : end) - place)});
            return true;
        }
        place++;
    }
    return false;
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

bool via_is_alone(const struct message *message)
{
    struct slice value;

    if (!message_find_header(message, HEADER_VIA, &value) ||
        fields_has_more(&message->fields, HEADER_VIA) || value.length == 0)
        return false;
    return !memchr(value.data, ',', value.length) || via_count(message) == 1;
}

/* Host and port of "SIP/2.0/UDP host:port;branch=..." */
static struct slice sent_by_of(struct slice element)
{
    const char *end = memchr(element.data, ';', element.length);
    struct slice head = {element.data, end ? (size_t)(end - element.data) : element.length};

    head = slice_trim(head);
    size_t start = head.length;
    while (start > 0 && head.data[start - 1] > ' ')
        start--;
    return (struct slice){head.data + start, start > 0 ? head.length - start : 0};
}

static void parse(struct slice element, struct via *via)
{
    via->sent_by = sent_by_of(element);
    via->branch = (struct slice){NULL, 0};
    if (!(find_usual_branch(element, &via->branch) ||
          list_parameter(element, "branch", &via->branch)) ||
        via->branch.length <= strlen(COOKIE) || !slice_begins(via->branch, COOKIE))
        via->branch.length = 0;
}

static bool take(const struct message *message, size_t *position, struct slice *rest,
                 struct slice *element)
{
    while (!list_next(rest, element)) {
        if (!message_next_named(message, HEADER_VIA, position, rest))
            return false;
    }
    return true;
}

bool via_next(const struct message *message, size_t *position, struct slice *rest, struct via *via)
{
    struct slice element;

    if (!take(message, position, rest, &element))
        return false;
    parse(element, via);
    return true;
}

bool via_skip(const struct message *message, size_t *position, struct slice *rest)
{
    struct slice element;

    return take(message, position, rest, &element);
}

/* Behind the last colon: those of an IPv6 address stand in brackets. */
static uint16_t port_of(struct slice sent_by)
{
    size_t start = sent_by.length;
    uint32_t port;

    while (start > 0 && g_ascii_isdigit(sent_by.data[start - 1]))
        start--;
    if (start == 0 || sent_by.data[start - 1] != ':')
        return DEFAULT_PORT;
    struct slice digits = {sent_by.data + start, sent_by.length - start};
    return slice_number(digits, &port) && port <= UINT16_MAX ? (uint16_t)port : 0;
}

uint16_t via_port(const struct message *message)
{
    struct slice rest = {NULL, 0};
    struct via via;
    size_t position = 0;

    return via_next(message, &position, &rest, &via) ? port_of(via.sent_by) : 0;
}

bool via_parameter(const struct message *message, const char *name, struct slice *value)
{
    struct slice rest, element;

    return message_find_header(message, HEADER_VIA, &rest) && list_next(&rest, &element) &&
           list_parameter(element, name, value);
}

/* "SIP/2.0/UDP"; white space around a slash is let pass. */
bool via_is_datagram(const struct message *message)
{
    static const char udp[] = "UDP";
    struct slice value;

    if (!message_find_header(message, HEADER_VIA, &value))
        return false;
    for (unsigned i = 0; i < 2; i++) {
        const char *slash = value.length > 0 ? memchr(value.data, '/', value.length) : NULL;

        if (!slash)
            return false;
        value.length -= (size_t)(slash + 1 - value.data);
        value.data = slash + 1;
    }
    value = slice_trim(value);
    return value.length > strlen(udp) && g_ascii_strncasecmp(value.data, udp, strlen(udp)) == 0;
}
