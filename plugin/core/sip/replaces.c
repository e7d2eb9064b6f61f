/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Replaces in a URI. */

#include "replaces.h"

#include "list.h"

#include <glib.h>

/* The value of the header field in the URI, escaped as it is there. */
static bool find_escaped(struct slice uri, struct slice *value)
{
    const char *mark = uri.length ? memchr(uri.data, '?', uri.length) : NULL;
    struct slice part, rest;

    if (!mark)
        return false;
    rest = (struct slice){mark + 1, uri.length - (size_t)(mark + 1 - uri.data)};
    while (list_take(&rest, '&', &part)) {
        if (list_value(part, "Replaces", value))
            return true;
    }
    return false;
}

/* A byte, or the one that %xx stands for; takes it off `text`. -1 where it is badly escaped. */
static int take_byte(struct slice *text)
{
    size_t used = 1;
    int byte = (unsigned char)*text->data;

    if (byte == '%') {
        used = 3;
        if (text->length < used || !g_ascii_isxdigit(text->data[1]) ||
            !g_ascii_isxdigit(text->data[2]))
            return -1;
        byte = g_ascii_xdigit_value(text->data[1]) * 16 + g_ascii_xdigit_value(text->data[2]);
    }
    text->data += used;
    text->length -= used;
    return byte;
}

static bool unescape(struct slice text, char *to, size_t *length)
{
    for (*length = 0; text.length > 0; ++*length) {
        int byte = take_byte(&text);

        if (byte < 0 || *length == REPLACES_MAX)
            return false;
        to[*length] = (char)byte;
    }
    return true;
}

bool replaces_read(struct slice value, struct replaces *replaces)
{
    struct slice rest = value;

    if (!list_take(&rest, ';', &replaces->call_id))
        return false;
    if (!list_parameter(value, "to-tag", &replaces->to_tag))
        replaces->to_tag = (struct slice){0};
    if (!list_parameter(value, "from-tag", &replaces->from_tag))
        replaces->from_tag = (struct slice){0};
    return replaces->call_id.length > 0;
}

bool replaces_read_uri(struct slice uri, struct replaces *replaces)
{
    struct slice value;
    size_t length;

    return find_escaped(uri, &value) && unescape(value, replaces->text, &length) &&
           replaces_read((struct slice){replaces->text, length}, replaces);
}
