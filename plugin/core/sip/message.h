/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading one SIP message (RFC 3261 section 7) from bytes that strangers wrote. Allocates nothing.
 */

#ifndef SIPCODE_MESSAGE_H
#define SIPCODE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A part of the bytes that were given; not NUL-terminated, valid as long as those bytes are. */
struct slice {
    const char *data;
    size_t length;
};

/* The header fields that are found without a search, with their compact forms (RFC 3261
 * section 7.3.3 and those registered later). */
#define MESSAGE_HEADERS(X)                                                                         \
    X(HEADER_ACCEPT, "Accept", "")                                                                 \
    X(HEADER_ACCEPT_CONTACT, "Accept-Contact", "a")                                                \
    X(HEADER_ACCEPT_ENCODING, "Accept-Encoding", "")                                               \
    X(HEADER_ALLOW, "Allow", "")                                                                   \
    X(HEADER_ALLOW_EVENTS, "Allow-Events", "u")                                                    \
    X(HEADER_AUTHORIZATION, "Authorization", "")                                                   \
    X(HEADER_CALL_ID, "Call-ID", "i")                                                              \
    X(HEADER_CALL_INFO, "Call-Info", "")                                                           \
    X(HEADER_CONTACT, "Contact", "m")                                                              \
    X(HEADER_CONTENT_ENCODING, "Content-Encoding", "e")                                            \
    X(HEADER_CONTENT_LENGTH, "Content-Length", "l")                                                \
    X(HEADER_CONTENT_TYPE, "Content-Type", "c")                                                    \
    X(HEADER_CSEQ, "CSeq", "")                                                                     \
    X(HEADER_DATE, "Date", "")                                                                     \
    X(HEADER_EVENT, "Event", "o")                                                                  \
    X(HEADER_EXPIRES, "Expires", "")                                                               \
    X(HEADER_FROM, "From", "f")                                                                    \
    X(HEADER_IDENTITY, "Identity", "y")                                                            \
    X(HEADER_IDENTITY_INFO, "Identity-Info", "n")                                                  \
    X(HEADER_JOIN, "Join", "")                                                                     \
    X(HEADER_MAX_FORWARDS, "Max-Forwards", "")                                                     \
    X(HEADER_MIN_EXPIRES, "Min-Expires", "")                                                       \
    X(HEADER_MIN_SE, "Min-SE", "")                                                                 \
    X(HEADER_PROXY_AUTHENTICATE, "Proxy-Authenticate", "")                                         \
    X(HEADER_PROXY_AUTHORIZATION, "Proxy-Authorization", "")                                       \
    X(HEADER_PROXY_REQUIRE, "Proxy-Require", "")                                                   \
    X(HEADER_RACK, "RAck", "")                                                                     \
    X(HEADER_REASON, "Reason", "")                                                                 \
    X(HEADER_RECORD_ROUTE, "Record-Route", "")                                                     \
    X(HEADER_REFER_TO, "Refer-To", "r")                                                            \
    X(HEADER_REFERRED_BY, "Referred-By", "b")                                                      \
    X(HEADER_REJECT_CONTACT, "Reject-Contact", "j")                                                \
    X(HEADER_REPLACES, "Replaces", "")                                                             \
    X(HEADER_REQUEST_DISPOSITION, "Request-Disposition", "d")                                      \
    X(HEADER_REQUIRE, "Require", "")                                                               \
    X(HEADER_RETRY_AFTER, "Retry-After", "")                                                       \
    X(HEADER_RSEQ, "RSeq", "")                                                                     \
    X(HEADER_SERVER, "Server", "")                                                                 \
    X(HEADER_SESSION_EXPIRES, "Session-Expires", "x")                                              \
    X(HEADER_SUBJECT, "Subject", "s")                                                              \
    X(HEADER_SUBSCRIPTION_STATE, "Subscription-State", "")                                         \
    X(HEADER_SUPPORTED, "Supported", "k")                                                          \
    X(HEADER_TIMESTAMP, "Timestamp", "")                                                           \
    X(HEADER_TO, "To", "t")                                                                        \
    X(HEADER_UNSUPPORTED, "Unsupported", "")                                                       \
    X(HEADER_USER_AGENT, "User-Agent", "")                                                         \
    X(HEADER_VIA, "Via", "v")                                                                      \
    X(HEADER_WARNING, "Warning", "")                                                               \
    X(HEADER_WWW_AUTHENTICATE, "WWW-Authenticate", "")

#define MESSAGE_HEADER_NAME(id, name, compact) id,
enum header_name { MESSAGE_HEADERS(MESSAGE_HEADER_NAME) HEADER_COUNT };
#undef MESSAGE_HEADER_NAME

struct message {
    unsigned code; /* of a response, 000 to 999 as on the wire */
    bool is_response;
    bool is_complete;     /* the blank line and the whole body are there */
    struct slice method;  /* of a request, else empty */
    struct slice uri;     /* Request-URI of a request, else empty */
    struct slice phrase;  /* reason phrase of a response, else empty */
    struct slice headers; /* the header lines, without the blank line */
    struct slice body;
    size_t length;    /* bytes used: another message may follow there */
    uint64_t present; /* a bit for each name, 1 << HEADER_... */
    struct {
        uint32_t first; /* places in `headers`: the first field of that name, and the last one */
        uint32_t last;
        uint32_t value; /* of the first one, without white space at its ends */
        uint32_t length;
    } index[HEADER_COUNT]; /* without meaning where message_has() is false */
};

struct header {
    struct slice name;
    struct slice value; /* without white space at its ends; folds are left in it */
};

/* Reads the message at the start of `data`, after any blank lines; `length` is at most INT_MAX, as
 * in Wireshark's buffers. Without Content-Length, or with one that is no number or longer than the
 * data, the body is all that is left (RFC 3261 section 18.3). Returns false where no SIP message
 * starts there. */
bool message_parse(const char *data, size_t length, struct message *message);

/* The same for a fragment that is known to be whole, as a body of message/sipfrag (RFC 3420): its
 * last line needs no end. */
bool message_parse_fragment(struct slice fragment, struct message *message);

/* Whether it has a header field of that name. */
static inline bool message_has(const struct message *message, enum header_name name)
{
    return message->present >> name & 1;
}

/* Steps through the header fields; `*position` starts at 0. Lines without a colon are passed over.
 * Returns false after the last one. */
bool message_next_header(const struct message *message, size_t *position, struct header *header);

/* What message_next_named() does where there is one of that name. */
bool message_step_named(const struct message *message, enum header_name name, size_t *position,
                        struct slice *value);

/* Steps through the header fields of one name, any case, compact form included; `*position` starts
 * at 0. Returns false after the last one. */
static inline bool message_next_named(const struct message *message, enum header_name name,
                                      size_t *position, struct slice *value)
{
    return message_has(message, name) && message_step_named(message, name, position, value);
}

/* Finds the first header field of that name. Returns false where there is none. */
static inline bool message_find_header(const struct message *message, enum header_name name,
                                       struct slice *value)
{
    if (!message_has(message, name))
        return false;
    *value = (struct slice){message->headers.data + message->index[name].value,
                            message->index[name].length};
    return true;
}

/* The same for a name that is not known until now; `name` is the long form. */
bool message_find_by_name(const struct message *message, const char *name, struct slice *value);

/* The long form of a name. Static. */
const char *message_header_name(enum header_name name);

/* Whether a slice equals a text of its length, ASCII case ignored. */
bool slice_matches(struct slice slice, const char *text);

/* Whether a slice begins with a text, ASCII case ignored. */
static inline bool slice_begins(struct slice slice, const char *text)
{
    size_t length = strlen(text);

    return slice.length >= length && (memcmp(slice.data, text, length) == 0 ||
                                      slice_matches((struct slice){slice.data, length}, text));
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

#endif
