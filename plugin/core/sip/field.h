/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The header fields of a message (RFC 3261 section 7.3): finding them by name. Allocates nothing.
 */

#ifndef SIPCODE_FIELD_H
#define SIPCODE_FIELD_H

#include "slice.h"

/* The header fields that are found without a search, with their compact forms (RFC 3261
 * section 7.3.3 and those registered later). */
#define FIELD_NAMES(X)                                                                             \
    X(HEADER_ACCEPT, "Accept", "")                                                                 \
    X(HEADER_ACCEPT_CONTACT, "Accept-Contact", "a")                                                \
    X(HEADER_ACCEPT_ENCODING, "Accept-Encoding", "")                                               \
    X(HEADER_ALLOW, "Allow", "")                                                                   \
    X(HEADER_ALLOW_EVENTS, "Allow-Events", "u")                                                    \
    X(HEADER_AUTHORIZATION, "Authorization", "")                                                   \
    X(HEADER_AV_GLOBAL_SESSION_ID, "Av-Global-Session-ID", "")                                     \
    X(HEADER_CALL_ID, "Call-ID", "i")                                                              \
    X(HEADER_CALL_INFO, "Call-Info", "")                                                           \
    X(HEADER_CISCO_GUID, "Cisco-Guid", "")                                                         \
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
    X(HEADER_P_CHARGING_VECTOR, "P-Charging-Vector", "")                                           \
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
    X(HEADER_ROUTE, "Route", "")                                                                   \
    X(HEADER_RSEQ, "RSeq", "")                                                                     \
    X(HEADER_SERVER, "Server", "")                                                                 \
    X(HEADER_SESSION_EXPIRES, "Session-Expires", "x")                                              \
    X(HEADER_SESSION_ID, "Session-ID", "")                                                         \
    X(HEADER_SUBJECT, "Subject", "s")                                                              \
    X(HEADER_SUBSCRIPTION_STATE, "Subscription-State", "")                                         \
    X(HEADER_SUPPORTED, "Supported", "k")                                                          \
    X(HEADER_TIMESTAMP, "Timestamp", "")                                                           \
    X(HEADER_TO, "To", "t")                                                                        \
    X(HEADER_UNSUPPORTED, "Unsupported", "")                                                       \
    X(HEADER_USER_AGENT, "User-Agent", "")                                                         \
    X(HEADER_VIA, "Via", "v")                                                                      \
    X(HEADER_WARNING, "Warning", "")                                                               \
    X(HEADER_WWW_AUTHENTICATE, "WWW-Authenticate", "")                                             \
    X(HEADER_X_CALL_ID, "X-Call-ID", "")                                                           \
    X(HEADER_X_CID, "X-CID", "")                                                                   \
    X(HEADER_X_TWILIO_ERROR, "X-Twilio-Error", "")

#define FIELD_ID(id, name, compact) id,
enum header_name { FIELD_NAMES(FIELD_ID) HEADER_COUNT };
#undef FIELD_ID

struct field {
    struct slice name;
    struct slice value; /* without white space at its ends; folds are left in it */
};

/* How many fields are found that are not the first of their name: no program sends as many. */
#define FIELDS_MORE_MAX 128

/* A header section, and where it has what. */
struct fields {
    struct slice text; /* the lines, without the blank line */
    uint64_t present;  /* a bit for each name, 1 << HEADER_... */
    struct {
        uint32_t first; /* places in `text`: the first field of that name, and the last one */
        uint32_t last;
        uint32_t value; /* of the first one, without white space at its ends */
        uint32_t length;
        uint8_t next;      /* the second one as a number in `more`, from 1; 0 where there is none */
        uint8_t end;       /* the last that is found so */
    } index[HEADER_COUNT]; /* without meaning where fields_has() is false */
    struct {
        uint32_t place;
        uint8_t next; /* of the same name; likewise */
    } more[FIELDS_MORE_MAX];
    uint8_t more_count;
};

/* Takes the header section off `text`, with the blank line, and notes where it has what. Returns
 * whether the blank line was there. A last line without an end was cut and is left out: half a
 * value would be a wrong one. */
bool fields_take(struct slice *text, struct fields *fields);

/* Whether there is a field of that name. */
static inline bool fields_has(const struct fields *fields, enum header_name name)
{
    return fields->present >> name & 1;
}

/* Whether there is another one behind the first. Needs fields_has(). */
static inline bool fields_has_more(const struct fields *fields, enum header_name name)
{
    return fields->index[name].next != 0;
}

/* Finds the first field of that name. Returns false where there is none. */
static inline bool fields_find(const struct fields *fields, enum header_name name,
                               struct slice *value)
{
    if (!fields_has(fields, name))
        return false;
    *value =
        (struct slice){fields->text.data + fields->index[name].value, fields->index[name].length};
    return true;
}

/* The same for a name that is not known until now; `name` is the long form. */
bool fields_find_by_name(const struct fields *fields, const char *name, struct slice *value);

/* Steps through the fields; `*position` starts at 0. Lines without a colon are passed over. Returns
 * false after the last one. */
bool fields_next(const struct fields *fields, size_t *position, struct field *field);

/* Finds the last field of a name that there is. */
void fields_find_last(const struct fields *fields, enum header_name name, struct slice *value);

/* What fields_next_named() does where there is one of that name. */
bool fields_step_named(const struct fields *fields, enum header_name name, size_t *position,
                       struct slice *value);

/* Steps through the fields of one name, any case, compact form included; `*position` starts at 0
 * and is what fields_next() does not know. Returns false after the last one. */
static inline bool fields_next_named(const struct fields *fields, enum header_name name,
                                     size_t *position, struct slice *value)
{
    return fields_has(fields, name) && fields_step_named(fields, name, position, value);
}

/* The long form of a name. Static. */
const char *field_name(enum header_name name);

#endif
