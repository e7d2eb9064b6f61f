/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines and header fields of a message; message.h has what others than message_parse() need. */

#ifndef SIPCODE_MESSAGE_HEADER_H
#define SIPCODE_MESSAGE_HEADER_H

#include "message.h"

/* Takes one line off the front of `rest`, without its CRLF or LF. `*ended` tells whether it had
 * one. */
static inline struct slice message_take_line(struct slice *rest, bool *ended)
{
    const char *end = rest->length ? memchr(rest->data, '\n', rest->length) : NULL;
    struct slice line = *rest;

    *ended = end != NULL;
    if (!end) {
        *rest = (struct slice){line.data + line.length, 0};
        return line;
    }
    line.length = (size_t)(end - line.data);
    *rest = (struct slice){end + 1, rest->length - line.length - 1};
    if (line.length > 0 && end[-1] == '\r')
        line.length--;
    return line;
}

/* Takes the header section off `text`, with the blank line, and notes where it has what. A last
 * line without an end was cut and is left out: half a value would be a wrong one. */
void message_take_headers(struct slice *text, struct message *message);

#endif
