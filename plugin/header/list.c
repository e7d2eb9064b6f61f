/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the grammars of many header fields share. */

#include "list.h"

#include <glib.h>
#include <string.h>

/* The length of the quoted string at the start; all of it where the closing quote is missing. */
static size_t quoted_length(struct slice text)
{
    const char *data = text.data, *end = data + text.length, *quote = data;

    while (++quote < end && (quote = memchr(quote, '"', (size_t)(end - quote)))) {
        const char *escape = quote;

        while (escape - 1 > data && escape[-1] == '\\')
            escape--;
        if ((quote - escape) % 2 == 0)
            return (size_t)(quote - data) + 1;
    }
    return text.length;
}

/* The same of an address in angle brackets. */
static size_t bracketed_length(struct slice text)
{
    const char *end = memchr(text.data, '>', text.length);

    return end ? (size_t)(end - text.data) + 1 : text.length;
}

/* Where `separator` stands outside of quotes and angle brackets, else the length. */
static size_t find_outside(struct slice text, char separator)
{
    struct slice rest = text;

    while (rest.length > 0 && *rest.data != separator) {
        size_t used = *rest.data == '"'   ? quoted_length(rest)
                      : *rest.data == '<' ? bracketed_length(rest)
                                          : 1;

        rest.data += used;
        rest.length -= used;
    }
    return text.length - rest.length;
}

/* The same, at once where neither stands before it; the text is not empty. */
static size_t find_separator(struct slice text, char separator)
{
    if (*text.data == '"' || *text.data == '<')
        return find_outside(text, separator);
    const char *first = memchr(text.data, separator, text.length);
    if (!first)
        return text.length;
    size_t before = (size_t)(first - text.data);
    return memchr(text.data, '"', before) || memchr(text.data, '<', before)
               ? find_outside(text, separator)
               : before;
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

struct slice slice_unquote(struct slice slice)
{
    if (slice.length < 2 || *slice.data != '"' || quoted_length(slice) != slice.length ||
        slice.data[slice.length - 1] != '"')
        return slice;
    return (struct slice){slice.data + 1, slice.length - 2};
}

void list_split(struct slice part, struct slice *name, struct slice *value)
{
    const char *equals = part.length ? memchr(part.data, '=', part.length) : NULL;
    size_t length = equals ? (size_t)(equals - part.data) : part.length;

    *name = slice_trim((struct slice){part.data, length});
    *value = (struct slice){part.data + part.length, 0};
    if (!equals)
        return;
    *value = slice_unquote(slice_trim((struct slice){equals + 1, part.length - length - 1}));
}

bool list_parameter(struct slice element, const char *name, struct slice *value)
{
    struct slice part, found;

    take(&element, ';', &part);
    while (take(&element, ';', &part)) {
        /* Dividing takes longer than most parameters are worth. */
        if (part.length > 0 && *name && g_ascii_tolower(*part.data) != g_ascii_tolower(*name))
            continue;
        list_split(part, &found, value);
        if (slice_equals(found, name))
            return true;
    }
    return false;
}

bool slice_number(struct slice slice, uint32_t *number)
{
    uint64_t value = 0;

    for (size_t i = 0; i < slice.length; i++) {
        if (!g_ascii_isdigit(slice.data[i]))
            return false;
        value = value * 10 + (uint64_t)(slice.data[i] - '0');
        if (value > UINT32_MAX)
            return false;
    }
    *number = (uint32_t)value;
    return slice.length > 0;
}
