/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines and header fields of a message: finding them by name. */

#include "message_header.h"

#include <glib.h>
#include <string.h>

static struct known_header {
    const char *name;
    uint8_t length;
    char compact; /* NUL where it has none */
    uint8_t next; /* the number of the next name with the same first two letters and 1, or 0 */
} known_headers[HEADER_COUNT] = {
#define KNOWN_HEADER(id, name, compact) {name, sizeof(name) - 1, (compact)[0], 0},
    MESSAGE_HEADERS(KNOWN_HEADER)
#undef KNOWN_HEADER
};

G_STATIC_ASSERT(HEADER_COUNT <= 64);

/* Names by their first two letters: 0 for none, else the number of a name and 1. */
static uint8_t first_known[32][32];

static uint8_t *place_of(const char *name)
{
    return &first_known[(unsigned char)name[0] % 32][(unsigned char)name[1] % 32];
}

static void index_names(void)
{
    static bool is_indexed;

    if (is_indexed)
        return;
    is_indexed = true;
    for (unsigned i = HEADER_COUNT; i-- > 0;) {
        uint8_t *place = place_of(known_headers[i].name);

        known_headers[i].next = *place;
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
    if (name.length <= 1)
        return name.length == 1 ? classify_compact(*name.data) : HEADER_COUNT;
    for (uint8_t known = *place_of(name.data); known; known = known_headers[known - 1].next) {
        const struct known_header *header = &known_headers[known - 1];

        if (name.length == header->length && slice_matches(name, header->name))
            return known - 1U;
    }
    return HEADER_COUNT;
}

/* Divides a header field at its colon, which stands in its first line (RFC 3261 section 25.1).
 * False where there is none. */
static bool split_field(struct slice line, const char *end, struct header *header)
{
    const char *colon = line.length ? memchr(line.data, ':', line.length) : NULL;

    if (!colon)
        return false;
    header->name = slice_trim((struct slice){line.data, (size_t)(colon - line.data)});
    header->value = slice_trim((struct slice){colon + 1, (size_t)(end - colon - 1)});
    return true;
}

/* As nearly all lines are: a long form, with its usual letters, and the colon after it.
 * HEADER_COUNT for any other. */
static unsigned classify_line(struct slice line, struct header *header)
{
    if (line.length < 2)
        return HEADER_COUNT;
    for (uint8_t known = *place_of(line.data); known; known = known_headers[known - 1].next) {
        size_t length = known_headers[known - 1].length;

        if (line.length > length && line.data[length] == ':' &&
            memcmp(line.data, known_headers[known - 1].name, length) == 0) {
            header->value =
                slice_trim((struct slice){line.data + length + 1, line.length - length - 1});
            return known - 1U;
        }
    }
    return HEADER_COUNT;
}

static void note_value(struct message *message, unsigned name, struct slice value)
{
    message->index[name].value = (uint32_t)(value.data - message->headers.data);
    message->index[name].length = (uint32_t)value.length;
}

/* Returns the name of the header field, HEADER_COUNT where it is not known. */
static unsigned note_line(struct message *message, struct slice line)
{
    struct header header;
    uint32_t place = (uint32_t)(line.data - message->headers.data);
    unsigned name = classify_line(line, &header);

    if (name == HEADER_COUNT && split_field(line, line.data + line.length, &header))
        name = classify(header.name);
    if (name == HEADER_COUNT)
        return name;
    if (!message_has(message, name)) {
        message->index[name].first = place;
        note_value(message, name, header.value);
    }
    message->present |= UINT64_C(1) << name;
    message->index[name].last = place;
    return name;
}

/* A fold goes on with the header field `name`. */
static void note_fold(struct message *message, unsigned name, struct slice line)
{
    struct slice value, rest = slice_trim(line);

    if (rest.length == 0 || name == HEADER_COUNT ||
        message->index[name].last != message->index[name].first)
        return;
    if (message_find_header(message, name, &value) && value.length > 0)
        rest = (struct slice){value.data, (size_t)(rest.data - value.data) + rest.length};
    note_value(message, name, rest);
}

void message_take_headers(struct slice *text, struct message *message)
{
    struct slice rest = *text;
    const char *end = rest.data;
    unsigned name = HEADER_COUNT;

    index_names();
    message->headers.data = rest.data;
    while (rest.length > 0) {
        bool ended;
        struct slice line = message_take_line(&rest, &ended);

        if (!ended || line.length == 0) {
            message->is_complete = ended;
            break;
        }
        if (*line.data == ' ' || *line.data == '\t')
            note_fold(message, name, line);
        else
            name = note_line(message, line);
        end = rest.data;
    }
    message->headers.length = (size_t)(end - message->headers.data);
    *text = rest;
}

/* Takes the header field at `*position`, folds included; false where it has no colon. */
static bool take_field(const struct message *message, size_t *position, struct header *header)
{
    struct slice rest = {message->headers.data + *position, message->headers.length - *position};
    bool ended;
    struct slice line = message_take_line(&rest, &ended);

    while (rest.length > 0 && (*rest.data == ' ' || *rest.data == '\t'))
        message_take_line(&rest, &ended);
    *position = message->headers.length - rest.length;
    return split_field(line, rest.data, header);
}

bool message_next_header(const struct message *message, size_t *position, struct header *header)
{
    while (*position < message->headers.length) {
        if (take_field(message, position, header))
            return true;
    }
    return false;
}

bool message_step_named(const struct message *message, enum header_name name, size_t *position,
                        struct slice *value)
{
    struct header header;

    if (*position <= message->index[name].first) {
        message_find_header(message, name, value);
        *position = (size_t)(value->data + value->length - message->headers.data);
        return true;
    }
    while (*position <= message->index[name].last) {
        if (take_field(message, position, &header) && classify(header.name) == name) {
            *value = header.value;
            return true;
        }
    }
    return false;
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
