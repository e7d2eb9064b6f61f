/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines and header fields of a message: finding them by name. */

#include "message_header.h"

#include <glib.h>
#include <string.h>

static const struct known_header {
    const char *name;
    size_t length;
    char compact; /* NUL where it has none */
} known_headers[HEADER_COUNT] = {
#define KNOWN_HEADER(id, name, compact) {name, sizeof(name) - 1, (compact)[0]},
    MESSAGE_HEADERS(KNOWN_HEADER)
#undef KNOWN_HEADER
};

struct slice message_take_line(struct slice *rest, bool *ended)
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

/* The name of a header line, empty where it has no colon. */
static struct slice name_of_line(struct slice line)
{
    const char *colon = line.length ? memchr(line.data, ':', line.length) : NULL;

    return slice_trim((struct slice){line.data, colon ? (size_t)(colon - line.data) : 0});
}

/* Names by length and first letter, of which few share both. */
#define NAME_LENGTHS 32
#define NAME_LETTERS 32

static uint8_t *place_of(size_t length, char first)
{
    static uint8_t first_known[NAME_LENGTHS][NAME_LETTERS]; /* 0 for none, else its number and 1 */

    return &first_known[length % NAME_LENGTHS][(unsigned char)first % NAME_LETTERS];
}

/* The next one of the same place, as first_known. */
static uint8_t next_known[HEADER_COUNT];

static void index_names(void)
{
    for (unsigned i = HEADER_COUNT; i-- > 0;) {
        uint8_t *place = place_of(known_headers[i].length, *known_headers[i].name);

        next_known[i] = *place;
        *place = (uint8_t)(i + 1);
    }
}

static unsigned classify_compact(char letter)
{
    unsigned i = 0;

    if (letter == '\0')
        return HEADER_COUNT;
    while (i < HEADER_COUNT && known_headers[i].compact != g_ascii_tolower(letter))
        i++;
    return i;
}

/* HEADER_COUNT for a name that is not known. */
static unsigned classify(struct slice name)
{
    static bool is_indexed;

    if (name.length <= 1)
        return name.length == 1 ? classify_compact(*name.data) : HEADER_COUNT;
    if (!is_indexed)
        index_names();
    is_indexed = true;
    for (uint8_t known = *place_of(name.length, *name.data); known; known = next_known[known - 1]) {
        const struct known_header *header = &known_headers[known - 1];

        if ((name.length == header->length && memcmp(name.data, header->name, name.length) == 0) ||
            slice_equals(name, header->name))
            return known - 1U;
    }
    return HEADER_COUNT;
}

void message_index_line(struct message *message, struct slice line)
{
    unsigned known = classify(name_of_line(line));
    uint32_t place = (uint32_t)(line.data - message->headers.data);

    if (known == HEADER_COUNT)
        return;
    if (!message->index[known].present)
        message->index[known].first = place;
    message->index[known].present = true;
    message->index[known].last = place;
}

/* The bytes of the header field at `*position`, folds included; empty after the last one. */
static struct slice next_field(const struct message *message, size_t *position)
{
    struct slice rest = {message->headers.data + *position, message->headers.length - *position};
    struct slice field = {rest.data, 0};
    bool ended;

    message_take_line(&rest, &ended);
    while (rest.length > 0 && (*rest.data == ' ' || *rest.data == '\t'))
        message_take_line(&rest, &ended);
    field.length = (size_t)(rest.data - field.data);
    *position += field.length;
    return field;
}

/* Divides a field at its colon, before which there is no fold (RFC 3261 section 25.1); the value is
 * not trimmed yet. False where there is no colon. */
static bool split_field(struct slice field, struct header *header)
{
    const char *colon = memchr(field.data, ':', field.length);

    if (!colon || memchr(field.data, '\n', (size_t)(colon - field.data)))
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

bool message_next_named(const struct message *message, enum header_name name, size_t *position,
                        struct slice *value)
{
    struct header header;

    if (!message->index[name].present)
        return false;
    *position = MAX(*position, message->index[name].first);
    while (*position <= message->index[name].last) {
        bool is_first = *position == message->index[name].first;

        if (split_field(next_field(message, position), &header) &&
            (is_first || classify(header.name) == name)) {
            *value = slice_trim(header.value);
            return true;
        }
    }
    return false;
}

bool message_find_header(const struct message *message, enum header_name name, struct slice *value)
{
    size_t position = 0;

    return message_next_named(message, name, &position, value);
}

bool message_find_by_name(const struct message *message, const char *name, struct slice *value)
{
    unsigned known = classify((struct slice){name, strlen(name)});
    struct header header;
    size_t position = 0;

    if (known < HEADER_COUNT)
        return message_find_header(message, known, value);
    while (message_next_header(message, &position, &header)) {
        if (slice_equals(header.name, name)) {
            *value = header.value;
            return true;
        }
    }
    return false;
}

const char *message_header_name(enum header_name name)
{
    return known_headers[name].name;
}
