/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Preconditions in a session description. */

#include "precondition.h"

#include "list.h"

#include <glib.h>
#include <string.h>

#define CURRENT "a=curr:"

/* Whether there is anything to read: nearly all descriptions have no such line. */
static bool may_have(struct slice sdp)
{
    while (sdp.length >= strlen(CURRENT) && memcmp(sdp.data, CURRENT, strlen(CURRENT)) != 0) {
        const char *end = memchr(sdp.data, '\n', sdp.length);
        size_t line = end ? (size_t)(end + 1 - sdp.data) : sdp.length;

        sdp.data += line;
        sdp.length -= line;
    }
    return sdp.length >= strlen(CURRENT);
}

/* "qos local none": the first line names the type, those behind it mostly have the same. */
static void add_line(GString *text, struct slice line)
{
    struct slice type;

    line.data += strlen(CURRENT);
    line.length -= strlen(CURRENT);
    if (text->len > 0) {
        list_take(&line, ' ', &type);
        g_string_append(text, ", ");
    }
    line = slice_trim(line);
    g_string_append_len(text, line.data, (gssize)line.length);
}

bool precondition_describe(struct slice sdp, char text[PRECONDITION_TEXT_MAX])
{
    g_autoptr(GString) whole = NULL;
    bool ended;

    if (!may_have(sdp))
        return false;
    whole = g_string_new(NULL);
    while (sdp.length > 0) {
        struct slice line = slice_take_line(&sdp, &ended);

        if (slice_begins(line, "m=") && whole->len > 0)
            break;
        if (ended && slice_begins(line, CURRENT))
            add_line(whole, line);
    }
    if (*whole->str == '\0' || whole->len >= PRECONDITION_TEXT_MAX)
        return false;
    memcpy(text, whole->str, whole->len + 1);
    return true;
}
