/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is kept of a session description: enough to put an answer beside its offer (RFC 3264). */

#ifndef SIPCODE_SESSION_H
#define SIPCODE_SESSION_H

#include "sdp.h"

enum session_profile {
    PROFILE_OTHER,
    PROFILE_AVP,
    PROFILE_AVPF,
    PROFILE_SAVP,
    PROFILE_SAVPF,
    PROFILE_DTLS,
    PROFILE_DTLS_FEEDBACK,
    PROFILES
};

/* One media. */
struct session_media {
    uint64_t codecs;       /* a bit for each encoding, beside comfort noise and events; those that
                              are seldom share some */
    uint8_t events[2];     /* payload types of telephone-event (RFC 4733) */
    uint8_t type;          /* hash of "audio" and so on */
    uint8_t event_count;   /* at most 2 */
    uint8_t profile : 4;   /* enum session_profile */
    uint8_t direction : 2; /* enum sdp_direction */
    bool is_closed : 1;    /* port 0 */
    bool is_vague : 1;     /* not all of its encodings are known */
    bool is_media : 1;     /* audio or video */
    bool has_crypto : 1;   /* these are as in struct sdp_media */
    bool has_fingerprint : 1;
    bool has_ice : 1;
    bool has_choice : 1;
    bool is_ipv4 : 1; /* its address; neither where that is a name, or none */
    bool is_ipv6 : 1;
};

/* No media where it could not be read whole. */
struct session {
    const char *text;    /* it in short, as sdp_describe() has it; NULL for nothing */
    const char *address; /* of its media, that its receiver cannot reach; NULL for none */
    unsigned media_count;
    struct session_media media[SDP_MEDIA_MAX];
};

/* In what an answer does not fit its offer, the gravest first. */
enum session_fault {
    SESSION_FITS,
    SESSION_LINES,       /* not as many as offered */
    SESSION_ORDER,       /* other media in a place */
    SESSION_CLOSED,      /* all are refused */
    SESSION_PROFILE,     /* secure to one that is not, or the other way round */
    SESSION_FINGERPRINT, /* what a browser needs is absent, as with the next one */
    SESSION_ICE,
    SESSION_CODEC,     /* none in common */
    SESSION_ONE_WAY,   /* both only send, or only receive */
    SESSION_INACTIVE,  /* offered was to send and to receive */
    SESSION_EVENTLESS, /* telephone-event is gone */
    SESSION_EVENT,     /* it has another payload type */
};

/* How much of a session is in use: the rest of its media need not be kept. */
size_t session_size(const struct session *session);

/* Makes a digest, without texts. */
void session_read(const struct sdp *sdp, struct session *session);

/* Compares an answer with its offer, media by their places (RFC 3264 section 6). `*place` is the
 * first media of the fault. A profile that was negotiated (RFC 5939), or SRTP that was offered as
 * an opportunity (RFC 8643), is no fault. */
enum session_fault session_compare(const struct session *offer, const struct session *answer,
                                   unsigned *place);

/* Whether nothing, or not what was meant, can be heard. */
static inline bool session_is_broken(enum session_fault fault)
{
    return fault != SESSION_FITS && fault < SESSION_INACTIVE;
}

/* As in an m= line. Static. */
const char *session_profile_name(enum session_profile profile);

#endif
