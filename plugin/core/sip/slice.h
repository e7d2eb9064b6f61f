/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A part of bytes that somebody else owns. */

#ifndef SIPCODE_SLICE_H
#define SIPCODE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Not NUL-terminated; valid as long as the bytes that it is a part of. */
struct slice {
    const char *data;
    size_t length;
};

/* All of a text; NULL gives an empty slice. */
static inline struct slice slice_of(const char *text)
{
    return (struct slice){text, text ? strlen(text) : 0};
}

/* Whether two slices hold the same bytes. */
static inline bool slice_same(struct slice a, struct slice b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

/* Whether a slice equals a text of its length, ASCII case ignored. */
bool slice_matches(struct slice slice, const char *text);

/* Whether the first letter of a slice that is not empty may be that of a text, any case: a cheap
 * look, as most texts that are asked for are others. */
static inline bool slice_may_begin(struct slice slice, const char *text)
{
    return ((*slice.data ^ *text) & ~0x20) == 0;
}

/* Whether a slice begins with a text, ASCII case ignored. */
static inline bool slice_begins(struct slice slice, const char *text)
{
    size_t length = strlen(text);

    if (slice.length < length)
        return false;
    return length == 0 || (slice_may_begin(slice, text) &&
                           (memcmp(slice.data, text, length) == 0 ||
                            slice_matches((struct slice){slice.data, length}, text)));
}

/* Whether a slice equals a text, ASCII case ignored. */
static inline bool slice_equals(struct slice slice, const char *text)
{
    return slice.length == strlen(text) && slice_begins(slice, text);
}

/* What slice_trim() does where a look at both ends is not enough. */
struct slice slice_trim_all(struct slice slice);

/* The slice without white space at its ends, line ends of folds included. */
static inline struct slice slice_trim(struct slice slice)
{
    if (slice.length > 1 && slice.data[0] == ' ') {
        slice.data++;
        slice.length--;
    }
    if (slice.length > 0 && slice.data[0] > ' ' && slice.data[slice.length - 1] > ' ')
        return slice;
    return slice_trim_all(slice);
}

/* Takes one line off the front of `rest`, without its CRLF or LF. `*ended` tells whether it had
 * one. */
static inline struct slice slice_take_line(struct slice *rest, bool *ended)
{
    const char *newline = rest->length ? memchr(rest->data, '\n', rest->length) : NULL;
    struct slice line = *rest;

    *ended = newline != NULL;
    if (!newline) {
        *rest = (struct slice){line.data + line.length, 0};
        return line;
    }
    line.length = (size_t)(newline - line.data);
    *rest = (struct slice){newline + 1, rest->length - line.length - 1};
    if (line.length > 0 && newline[-1] == '\r')
        line.length--;
    return line;
}

/* The length of the quoted string that a text begins with (RFC 3261 section 25.1); all of it
 * where the closing quote is missing. */
size_t slice_quoted_length(struct slice text);

/* Takes the quotes off a quoted string; returns anything else as it is. */
struct slice slice_unquote(struct slice slice);

/* Reads a decimal number that fills the whole slice; false for anything else and above UINT32_MAX.
 */
bool slice_number(struct slice slice, uint32_t *number);

#endif
