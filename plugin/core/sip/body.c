/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding a body, alone or as a part of several. */

#include "body.h"

#include "list.h"

#include <glib.h>
#include <string.h>

/* RFC 2046 section 5.1.1. */
#define BOUNDARY_MAX 70

static bool is_type(struct slice content_type, const char *type)
{
    struct slice part;

    return list_take(&content_type, ';', &part) && slice_equals(part, type);
}

/* What stands before the next delimiter line; `*rest` is moved behind the delimiter. False where
 * none follows. */
static bool take_part(struct slice *rest, struct slice delimiter, struct slice *part)
{
    *part = (struct slice){rest->data, 0};
    while (rest->length >= delimiter.length) {
        const char *dash = memchr(rest->data, '-', rest->length - delimiter.length + 1);

        if (!dash)
            return false;
        rest->length -= (size_t)(dash - rest->data);
        rest->data = dash;
        if (memcmp(dash, delimiter.data, delimiter.length) == 0) {
            part->length = (size_t)(dash - part->data);
            rest->data += delimiter.length;
            rest->length -= delimiter.length;
            return true;
        }
        rest->data++;
        rest->length--;
    }
    return false;
}

/* Divides a part into its header and its body; false where it is of another type. */
static bool read_part(struct slice part, const char *type, struct slice *body)
{
    bool matches = false, ended;

    slice_take_line(&part, &ended); /* the rest of the delimiter line */
    while (ended) {
        struct slice line = slice_take_line(&part, &ended);
        struct slice name, value = line;

        if (line.length == 0)
            break;
        list_take(&value, ':', &name);
        if (slice_equals(name, "Content-Type"))
            matches = is_type(slice_trim(value), type);
    }
    *body = part;
    return matches;
}

static bool find_part(struct slice whole, struct slice boundary, const char *type,
                      struct slice *body)
{
    char text[BOUNDARY_MAX + 2] = "--";
    struct slice delimiter = {text, boundary.length + 2}, part;

    if (boundary.length == 0 || boundary.length > BOUNDARY_MAX)
        return false;
    memcpy(text + 2, boundary.data, boundary.length);
    take_part(&whole, delimiter, &part); /* the preamble */
    while (take_part(&whole, delimiter, &part)) {
        if (read_part(part, type, body))
            return true;
    }
    return false;
}

bool body_find(const struct message *message, const char *type, struct slice *body)
{
    struct slice content_type, boundary;

    if (message->body.length == 0 || message_has(message, HEADER_CONTENT_ENCODING) ||
        !message_find_header(message, HEADER_CONTENT_TYPE, &content_type))
        return false;
    *body = message->body;
    if (is_type(content_type, type))
        return true;
    return slice_begins(content_type, "multipart/") &&
           list_parameter(content_type, "boundary", &boundary) &&
           find_part(message->body, boundary, type, body);
}

bool body_may_be_packed(const struct message *message)
{
    static const char kind[] = "multipart/", mark[] = "-encoding:";
    struct slice type, rest = message->body;

    if (message_has(message, HEADER_CONTENT_ENCODING))
        return true;
    if (rest.length == 0 || !message_find_header(message, HEADER_CONTENT_TYPE, &type) ||
        type.length < strlen(kind) || g_ascii_strncasecmp(type.data, kind, strlen(kind)) != 0)
        return false;
    while (rest.length > strlen(mark) && g_ascii_strncasecmp(rest.data, mark, strlen(mark)) != 0) {
        rest.data++;
        rest.length--;
    }
    return rest.length > strlen(mark);
}
