/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading one SIP message from bytes. */

#include "message.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *compact;
    const char *name;
} compact_forms[] = {
    {"a", "Accept-Contact"},
    {"b", "Referred-By"},
    {"c", "Content-Type"},
    {"d", "Request-Disposition"},
    {"e", "Content-Encoding"},
    {"f", "From"},
    {"i", "Call-ID"},
    {"j", "Reject-Contact"},
    {"k", "Supported"},
    {"l", "Content-Length"},
    {"m", "Contact"},
    {"n", "Identity-Info"},
    {"o", "Event"},
    {"r", "Refer-To"},
    {"s", "Subject"},
    {"t", "To"},
    {"u", "Allow-Events"},
    {"v", "Via"},
    {"x", "Session-Expires"},
    {"y", "Identity"},
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool slice_equals(struct slice slice, const char *text)
{
    return strlen(text) == slice.length && g_ascii_strncasecmp(slice.data, text, slice.length) == 0;
}

struct slice slice_trim(struct slice slice)
{
    while (slice.length > 0 && is_space(slice.data[0])) {
        slice.data++;
        slice.length--;
    }
    while (slice.length > 0 && is_space(slice.data[slice.length - 1]))
        slice.length--;
    return slice;
}

/* Takes one line off the front of `rest`, without its CRLF or LF. `*ended` tells whether it had
 * one. */
static struct slice take_line(struct slice *rest, bool *ended)
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

static bool is_version(const char *data)
{
    return g_ascii_strncasecmp(data, "SIP/", 4) == 0 && g_ascii_isdigit(data[4]) &&
           data[5] == '.' && g_ascii_isdigit(data[6]);
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
    const char *space = line.length ? memchr(line.data, ' ', line.length) : NULL;

    line = slice_trim(line);
    if (!space || space == line.data || line.length < (size_t)(space - line.data) + 10)
        return false;
    const char *version = line.data + line.length - 7;
    if (version[-1] != ' ' || !is_version(version))
        return false;
    message->method = (struct slice){line.data, (size_t)(space - line.data)};
    message->uri = slice_trim((struct slice){space, (size_t)(version - space)});
    return true;
}

/* The header section of `rest`, which is moved to what follows the blank line. A last line without
 * an end was cut and is left out: half a value would be a wrong one. */
static struct slice take_headers(struct slice *rest, bool *complete)
{
    struct slice headers = {rest->data, 0};

    *complete = false;
    while (rest->length > 0 && !*complete) {
        bool ended;
        struct slice line = take_line(rest, &ended);

        *complete = ended && line.length == 0;
        if (ended && !*complete)
            headers.length = (size_t)(rest->data - headers.data);
    }
    return headers;
}

/* Content-Length (RFC 3261 section 20.14); false where it is absent or no number. */
static bool content_length(const struct message *message, size_t *length)
{
    struct slice value;

    if (!message_find_header(message, "Content-Length", &value) || value.length == 0)
        return false;
    *length = 0;
    for (size_t i = 0; i < value.length; i++) {
        if (!g_ascii_isdigit(value.data[i]))
            return false;
        if (*length < G_MAXUINT32)
            *length = *length * 10 + (size_t)(value.data[i] - '0');
    }
    return true;
}

bool message_parse(const char *data, size_t length, struct message *message)
{
    struct slice rest = {data, length};
    bool ended = false;

    memset(message, 0, sizeof(*message));
    while (rest.length > 0 && (*rest.data == '\r' || *rest.data == '\n')) {
        rest.data++;
        rest.length--;
    }
    struct slice line = take_line(&rest, &ended);
    if (!parse_status_line(line, message) && !parse_request_line(line, message))
        return false;

    if (!ended)
        message->phrase.length = 0;
    message->headers = take_headers(&rest, &message->is_complete);
    message->body = rest;
    size_t body_length;
    if (content_length(message, &body_length)) {
        if (body_length <= rest.length)
            message->body.length = body_length;
        else
            message->is_complete = false;
    }
    message->length = (size_t)(message->body.data + message->body.length - data);
    return true;
}

/* The bytes of the header field at `*position`, folds included; empty after the last one. */
static struct slice next_field(const struct message *message, size_t *position)
{
    struct slice rest = {message->headers.data + *position, message->headers.length - *position};
    struct slice field = {rest.data, 0};
    bool ended;

    take_line(&rest, &ended);
    while (rest.length > 0 && (*rest.data == ' ' || *rest.data == '\t'))
        take_line(&rest, &ended);
    field.length = (size_t)(rest.data - field.data);
    *position += field.length;
    return field;
}

/* Divides a field at its colon; the value is not trimmed yet. False where there is no colon. */
static bool split_field(struct slice field, struct header *header)
{
    const char *colon = memchr(field.data, ':', field.length);

    if (!colon)
        return false;
    header->name = slice_trim((struct slice){field.data, (size_t)(colon - field.data)});
    header->value = (struct slice){colon + 1, field.length - (size_t)(colon + 1 - field.data)};
    return true;
}

bool message_next_header(const struct message *message, size_t *position, struct header *header)
{
    while (*position < message->headers.length) {
        if (split_field(next_field(message, position), header)) {
            header->value = slice_trim(header->value);
            return true;
        }
    }
    return false;
}

/* The name itself where it has no compact form. */
static const char *compact_form(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(compact_forms); i++) {
        if (strcmp(compact_forms[i].name, name) == 0)
            return compact_forms[i].compact;
    }
    return name;
}

bool message_next_named(const struct message *message, const char *name, size_t *position,
                        struct slice *value)
{
    const char *compact = compact_form(name);
    struct header header;

    while (*position < message->headers.length) {
        if (split_field(next_field(message, position), &header) &&
            (slice_equals(header.name, name) || slice_equals(header.name, compact))) {
            *value = slice_trim(header.value);
            return true;
        }
    }
    return false;
}

bool message_find_header(const struct message *message, const char *name, struct slice *value)
{
    size_t position = 0;

    return message_next_named(message, name, &position, value);
}
