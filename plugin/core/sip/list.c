/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the grammars of many header fields share. */

#include "list.h"

#include <glib.h>
#include <string.h>

/* The length of the address in angle brackets at the start; all of it where the bracket is not
 * closed. */
static size_t bracketed_length(struct slice text)
{
    const char *end = memchr(text.data, '>', text.length);

    return end ? (size_t)(end - text.data) + 1 : text.length;
}

/* Where `separator` stands outside of quotes and angle brackets, else the length; `place` is where
 * the first of these opens. */
static size_t find_outside(struct slice text, size_t place, char separator)
{
    while (place < text.length && text.data[place] != separator) {
        struct slice rest = {text.data + place, text.length - place};

        place += *rest.data == '"'   ? slice_quoted_length(rest)
                 : *rest.data == '<' ? bracketed_length(rest)
                                     : 1;
    }
    return place;
}

/* As far as a loop is shorter than two calls. */
#define SHORT 16

/* Where the first quote or angle bracket opens, else the length. */
static inline size_t find_opening(const char *text, size_t length)
{
    if (length <= SHORT) {
        size_t place = 0;

        while (place < length && text[place] != '"' && text[place] != '<')
            place++;
        return place;
    }
    const char *quote = memchr(text, '"', length);
    size_t before = quote ? (size_t)(quote - text) : length;
    const char *bracket = memchr(text, '<', before);
    return bracket ? (size_t)(bracket - text) : before;
}

/* find_outside() of a text that is not empty. */
static size_t find_separator(struct slice text, char separator)
{
    if (*text.data == '"' || *text.data == '<')
        return find_outside(text, 0, separator);
    const char *first = memchr(text.data, separator, text.length);
    if (!first)
        return text.length;
    size_t before = (size_t)(first - text.data);
    size_t opening = find_opening(text.data, before);
    return opening == before ? before : find_outside(text, opening, separator);
}

/* Inline: reading header fields is for the most part this. */
static inline bool take(struct slice *rest, char separator, struct slice *part)
{
    if (rest->length == 0)
        return false;
    size_t end = find_separator(*rest, separator);
    size_t used = MIN(end + 1, rest->length);

    *part = slice_trim((struct slice){rest->data, end});
    rest->data += used;
    rest->length -= used;
    return true;
}

bool list_take(struct slice *rest, char separator, struct slice *part)
{
    return take(rest, separator, part);
}

bool list_next(struct slice *rest, struct slice *element)
{
    while (rest->length > 0 && *rest->data == ',') {
        rest->data++;
        rest->length--;
    }
    while (take(rest, ',', element)) {
        if (element->length > 0)
            return true;
    }
    return false;
}

bool header_lists(const struct message *message, enum header_name name, const char *token)
{
    struct slice value, element;
    size_t position = 0;

    while (message_next_named(message, name, &position, &value)) {
        while (list_next(&value, &element)) {
            if (slice_equals(element, token))
                return true;
        }
    }
    return false;
}

bool header_number(const struct message *message, enum header_name name, uint32_t *number)
{
    struct slice value, part;

    return message_find_header(message, name, &value) && list_take(&value, ';', &part) &&
           slice_number(part, number);
}

bool list_read_value(struct slice part, struct slice name, struct slice *value)
{
    if (part.length < name.length || !slice_matches(name, part.data))
        return false;
    struct slice rest =
        slice_trim((struct slice){part.data + name.length, part.length - name.length});
    if (rest.length > 0) {
        if (*rest.data != '=')
            return false;
        rest = slice_unquote(slice_trim((struct slice){rest.data + 1, rest.length - 1}));
    }
    *value = rest;
    return true;
}

bool list_find_parameter(struct slice element, struct slice name, struct slice *value)
{
    struct slice part;

    take(&element, ';', &part);
    while (take(&element, ';', &part)) {
        if (list_may_name(part, name.data) && list_read_value(part, name, value))
            return true;
    }
    return false;
}
