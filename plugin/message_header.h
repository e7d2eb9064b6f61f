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
    struct slice line = {rest->data, end ? (size_t)(end - rest->data) : rest->length};
    size_t used = line.length + (end != NULL);

    rest->data += used;
    rest->length -= used;
    if (end && line.length > 0 && line.data[line.length - 1] == '\r')
        line.length--;
    *ended = end != NULL;
    return line;
}

/* Takes the header section off `rest`, with the blank line, and notes where it has what. A last
 * line without an end was cut and is left out: half a value would be a wrong one. */
void message_take_headers(struct slice *rest, struct message *message);

#endif
