/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading one SIP message (RFC 3261 section 7) from bytes that strangers wrote. Allocates nothing.
 */

#ifndef SIPCODE_MESSAGE_H
#define SIPCODE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

/* A part of the bytes that were given; not NUL-terminated, valid as long as those bytes are. */
struct slice {
    const char *data;
    size_t length;
};

struct message {
    unsigned code; /* of a response, 000 to 999 as on the wire */
    bool is_response;
    bool is_complete;     /* the blank line and the whole body are there */
    struct slice method;  /* of a request, else empty */
    struct slice uri;     /* Request-URI of a request, else empty */
    struct slice phrase;  /* reason phrase of a response, else empty */
    struct slice headers; /* the header lines, without the blank line */
    struct slice body;
    size_t length; /* bytes used: another message may follow there */
};

struct header {
    struct slice name;
    struct slice value; /* without white space at its ends; folds are left in it */
};

/* Reads the message at the start of `data`, after any blank lines. Without Content-Length, or with
 * one that is no number or longer than the data, the body is all that is left (RFC 3261
 * section 18.3). Returns false where no SIP message starts there. */
bool message_parse(const char *data, size_t length, struct message *message);

/* Steps through the header fields; `*position` starts at 0. Lines without a colon are passed over.
 * Returns false after the last one. */
bool message_next_header(const struct message *message, size_t *position, struct header *header);

/* Steps through the header fields of one name as message_find_header() finds them. */
bool message_next_named(const struct message *message, const char *name, size_t *position,
                        struct slice *value);

/* Finds the first header field of that name, any case, or its compact form (RFC 3261 section 7.3.3
 * and those registered later). `name` is the long form. Returns false where there is none. */
bool message_find_header(const struct message *message, const char *name, struct slice *value);

/* Whether a slice equals a text, ASCII case ignored. */
bool slice_equals(struct slice slice, const char *text);

/* The slice without white space at its ends, line ends of folds included. */
struct slice slice_trim(struct slice slice);

#endif
