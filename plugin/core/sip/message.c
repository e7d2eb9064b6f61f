/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading one SIP message from bytes. */

#include "message.h"

#include <glib.h>
#include <string.h>

/* "SIP/2.0", any case (RFC 3261 section 7.1); of 7 bytes. */
static bool is_version(const char *data)
{
    return (data[0] | ' ') == 's' && (data[1] | ' ') == 'i' && (data[2] | ' ') == 'p' &&
           data[3] == '/' && g_ascii_isdigit(data[4]) && data[5] == '.' && g_ascii_isdigit(data[6]);
}

/* Status-Line (RFC 3261 section 7.2): "SIP/2.0 486 Busy Here"; a missing phrase is let pass. */
static bool parse_status_line(struct slice line, struct message *message)
{
    const char *text = line.data;

    if (line.length < 11 || !is_version(text) || text[7] != ' ' || !g_ascii_isdigit(text[8]) ||
        !g_ascii_isdigit(text[9]) || !g_ascii_isdigit(text[10]) ||
        (line.length > 11 && text[11] != ' '))
        return false;
    message->is_response = true;
    message->code = (unsigned)((text[8] - '0') * 100 + (text[9] - '0') * 10 + (text[10] - '0'));
    message->phrase = slice_trim((struct slice){text + 11, line.length - 11});
    return true;
}

/* Request-Line (RFC 3261 section 7.1): "INVITE sip:bob@example.com SIP/2.0". */
static bool parse_request_line(struct slice line, struct message *message)
{
    const char *start = line.data;

    line = slice_trim(line);
    const char *space = line.length ? memchr(line.data, ' ', line.length) : NULL;
    if (!space || line.data != start || line.length < (size_t)(space - line.data) + 10)
        return false;
    const char *version = line.data + line.length - 7;
    if (version[-1] != ' ' || !is_version(version))
        return false;
    message->method = (struct slice){line.data, (size_t)(space - line.data)};
    message->uri = slice_trim((struct slice){space, (size_t)(version - space)});
    return true;
}

/* Content-Length (RFC 3261 section 20.14); false where it is absent or no number. Of several the
 * last one counts, as it does for Wireshark, which divides a stream by it. */
static bool content_length(const struct message *message, uint64_t *length)
{
    struct slice value;

    if (!message_has(message, HEADER_CONTENT_LENGTH))
        return false;
    fields_find_last(&message->fields, HEADER_CONTENT_LENGTH, &value);
    if (value.length == 0)
        return false;
    *length = 0;
    for (size_t i = 0; i < value.length; i++) {
        if (!g_ascii_isdigit(value.data[i]))
            return false;
        if (*length < G_MAXUINT32)
            *length = *length * 10 + (uint64_t)(value.data[i] - '0');
    }
    return true;
}

/* Where the data may have been cut, half a phrase is left out. */
static bool parse(const char *data, size_t length, bool is_cut, struct message *message)
{
    struct slice rest = {data, length};
    bool ended = false;

    memset(message, 0, offsetof(struct message, fields));
    while (rest.length > 0 && (*rest.data == '\r' || *rest.data == '\n')) {
        rest.data++;
        rest.length--;
    }
    struct slice line = slice_take_line(&rest, &ended);
    if (!parse_status_line(line, message) && !parse_request_line(line, message))
        return false;

    if (!ended && is_cut)
        message->phrase.length = 0;
    message->has_header = fields_take(&rest, &message->fields);
    message->is_complete = message->has_header;
    message->body = rest;
    uint64_t body_length;
    if (content_length(message, &body_length)) {
        if (body_length <= rest.length)
            message->body.length = (size_t)body_length;
        else
            message->is_complete = false;
    }
    message->length = (size_t)(message->body.data + message->body.length - data);
    return true;
}

bool message_parse(const char *data, size_t length, struct message *message)
{
    return parse(data, length, true, message);
}

bool message_parse_fragment(struct slice fragment, struct message *message)
{
    return parse(fragment.data, fragment.length, false, message);
}
