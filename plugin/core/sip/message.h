/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading one SIP message (RFC 3261 section 7) from bytes that strangers wrote. Allocates nothing.
 */

#ifndef SIPCODE_MESSAGE_H
#define SIPCODE_MESSAGE_H

#include "field.h"

struct message {
    unsigned code; /* of a response, 000 to 999 as on the wire */
    bool is_response;
    bool has_header;     /* the blank line is there, so all header fields are */
    bool is_complete;    /* the blank line and the whole body are there */
    struct slice method; /* of a request, else empty */
    struct slice uri;    /* Request-URI of a request, else empty */
    struct slice phrase; /* reason phrase of a response, else empty */
    struct slice body;
    size_t length; /* bytes used: another message may follow there */
    struct fields fields;
};

/* Reads the message at the start of `data`, after any blank lines; `length` is at most INT_MAX, as
 * in Wireshark's buffers. Without Content-Length, or with one that is no number or longer than the
 * data, the body is all that is left (RFC 3261 section 18.3). Returns false where no SIP message
 * starts there. */
bool message_parse(const char *data, size_t length, struct message *message);

/* The same for a fragment that is known to be whole, as a body of message/sipfrag (RFC 3420): its
 * last line needs no end. */
bool message_parse_fragment(struct slice fragment, struct message *message);

/* fields_has() and so on of its header fields. */
static inline bool message_has(const struct message *message, enum header_name name)
{
    return fields_has(&message->fields, name);
}

static inline bool message_find_header(const struct message *message, enum header_name name,
                                       struct slice *value)
{
    return fields_find(&message->fields, name, value);
}

static inline bool message_next_named(const struct message *message, enum header_name name,
                                      size_t *position, struct slice *value)
{
    return fields_next_named(&message->fields, name, position, value);
}

#endif
