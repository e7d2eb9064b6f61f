/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is kept of one request once its bytes are gone: the twin of a response. */

#ifndef SIPCODE_REQUEST_H
#define SIPCODE_REQUEST_H

#include "credentials.h"

/* What many requests say alike: equal ones are kept once. */
struct request_shared {
    const char *content_type;
    const char *content_encoding;
    const char *event;
    const char *refer_to;  /* URI */
    const char *required;  /* option tags of Require and Proxy-Require */
    const char *supported; /* likewise; of a request in a dialog it is not kept */
    int64_t date;          /* of one with Identity (RFC 8224), in seconds since the epoch */
    uint32_t expires;
    uint32_t session_expires;
};

/* As seen at one hop. Made on the first pass, where its first copy is read; owned by the store as
 * all that it points to. Texts are NULL and numbers 0 where it has none. */
struct request {
    int64_t time; /* of the first copy */
    const struct endpoint *source;
    const struct endpoint *destination;
    struct datagram last; /* its last copy */
    uint32_t frame;       /* of the first copy */
    uint32_t copies;      /* a datagram that was captured several times counts once */
    const char *call_id;
    const char *method; /* of CSeq */
    const char *uri;    /* Request-URI */
    const struct session *session;
    const struct request_shared *shared; /* never NULL */
    struct credentials *credentials;
    uint16_t length; /* of its bytes, as far as they were captured */
    uint8_t credential_count;
    uint8_t max_forwards; /* where it has a valid one */
    bool has_max_forwards : 1;
    bool has_date : 1;
    bool has_identity : 1; /* the Identity header field (RFC 8224) */
    bool has_to_tag : 1;   /* of the last copy */
    bool has_contact : 1;
    bool has_record_route : 1;
    bool has_timestamp : 1;
    bool has_replaces : 1;    /* or Join (RFC 3891, RFC 3911) */
    bool says_interval : 1;   /* Expires or Session-Expires, also one of 0 or that is no number */
    bool has_referred_by : 1; /* of a REFER, as the next two */
    bool replaces_itself : 1; /* it asks to replace the dialog that it is sent in */
    bool is_unreported : 1;   /* it wants no NOTIFY */
    bool is_ending : 1;       /* it ends what it had set up, by an expiry of 0 */
    bool has_rack : 1;        /* RAck begins with a number */
    bool has_own_route : 1;   /* its first Route names its sender, and not where it goes */
    bool is_datagram : 1;     /* sent over UDP, as its Via says */
    bool is_fragmented : 1;   /* it came in IP fragments */
    bool is_misnamed : 1;     /* its first line has another method than its CSeq */
    bool is_inviting : 1;     /* it is an INVITE, and a struct inviting */
    bool is_registering : 1;  /* it is a REGISTER, and a struct registering */
    bool was_heard : 1;       /* later requests show that a response came, in the capture or not */
    bool was_ended : 1;       /* likewise a final one */
};

/* An INVITE, with what only reports tell of it: who calls, and its first ACK at this hop. */
struct inviting {
    struct request request;
    const char *caller; /* URI of From; NULL in a dialog */
    const struct endpoint *ack_source;
    const struct endpoint *ack_destination;
    uint32_t ack_frame; /* 0 where none was seen */
    uint32_t ack_ticks; /* after the INVITE, in DATAGRAM_TICK */
    uint32_t from_tag;  /* a hash */
};

/* A REGISTER, likewise what it was granted. */
struct registering {
    struct request request;
    const char *user;  /* URI of To */
    uint32_t seconds;  /* of its own binding; 0 where that is not known */
    uint32_t bindings; /* of the user, in the 2xx */
};

/* Reads the first copy of a request. */
struct request *request_read(const struct arrival *arrival, struct store *store);

/* NULL for a request that is none. */
static inline struct inviting *request_inviting(struct request *request)
{
    return request && request->is_inviting ? (struct inviting *)request : NULL;
}

static inline struct registering *request_registering(struct request *request)
{
    return request && request->is_registering ? (struct registering *)request : NULL;
}

/* Its session description in short. */
static inline const char *request_offer(const struct request *request)
{
    return request->session ? request->session->text : NULL;
}

/* Notes another copy, which tells nothing new of the message. False for one that was captured again
 * on its way. */
bool request_note_copy(struct request *request, const struct arrival *arrival);

#endif
