/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A part of bytes that somebody else owns. */

#include "slice.h"

#include <glib.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool slice_matches(struct slice slice, const char *text)
{
    size_t i = 0;

    if (memcmp(slice.data, text, slice.length) == 0)
        return true;
    while (i < slice.length && g_ascii_tolower(text[i]) == g_ascii_tolower(slice.data[i]))
        i++;
    return i == slice.length;
}

struct slice slice_trim_all(struct slice slice)
{
    while (slice.length > 0 && is_space(slice.data[0])) {
        slice.data++;
        slice.length--;
    }
    while (slice.length > 0 && is_space(slice.data[slice.length - 1]))
        slice.length--;
    return slice;
}

size_t slice_quoted_length(struct slice text)
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

struct slice slice_unquote(struct slice slice)
{
    if (slice.length < 2 || *slice.data != '"' || slice_quoted_length(slice) != slice.length ||
        slice.data[slice.length - 1] != '"')
        return slice;
    return (struct slice){slice.data + 1, slice.length - 2};
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
