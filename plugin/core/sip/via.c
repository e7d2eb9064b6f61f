/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Via (RFC 3261 section 20.42). */

#include "via.h"

#include "list.h"

#include <glib.h>
#include <string.h>

#define COOKIE "z9hG4bK"

/* How many Via elements are compared with each other: more than the usual Max-Forwards. */
#define CIRCLE_MAX 80

/* As in nearly all: one value in the field, nothing quoted, ";branch=" without a space. False for
 * any other. */
static bool find_usual_branch(struct slice value, struct slice *branch)
{
    static const char name[] = ";branch=";
    const char *end = value.data + value.length, *place = value.data;

    if (memchr(value.data, ',', value.length) || memchr(value.data, '"', value.length))
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

bool via_top_branch(const struct message *message, struct slice *branch)
{
    struct slice value, element;

    return message_find_header(message, HEADER_VIA, &value) && value.length > 0 &&
           (find_usual_branch(value, branch) ||
            (list_next(&value, &element) && list_parameter(element, "branch", branch))) &&
           branch->length > strlen(COOKIE) && slice_begins(*branch, COOKIE);
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

/* Host and port of "SIP/2.0/UDP host:port;branch=..." */
static struct slice sent_by_of(struct slice element)
{
    struct slice part;
    const char *space;

    list_take(&element, ';', &part);
    space = part.length ? g_strrstr_len(part.data, (gssize)part.length, " ") : NULL;
    if (!space)
        return (struct slice){part.data, 0};
    return (struct slice){space + 1, part.length - (size_t)(space + 1 - part.data)};
}

static unsigned read_hosts(const struct message *message, struct slice hosts[CIRCLE_MAX])
{
    unsigned count = 0;
    size_t position = 0;
    struct slice value, element;

    while (message_next_named(message, HEADER_VIA, &position, &value)) {
        while (count < CIRCLE_MAX && list_next(&value, &element))
            hosts[count++] = sent_by_of(element);
    }
    return count;
}

bool via_find_circle(const struct message *message, struct slice *sent_by)
{
    struct slice hosts[CIRCLE_MAX];
    unsigned count = read_hosts(message, hosts);

    for (unsigned i = 0; i + 2 < count; i++) {
        for (unsigned j = i + 1; j + 1 < count; j++) {
            if (hosts[i].length > 0 && hosts[i].length == hosts[j].length &&
                g_ascii_strncasecmp(hosts[i].data, hosts[j].data, hosts[i].length) == 0) {
                *sent_by = hosts[i];
                return true;
            }
        }
    }
    return false;
}
