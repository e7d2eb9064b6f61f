/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Session descriptions (RFC 4566). */

#ifndef SIPCODE_SDP_H
#define SIPCODE_SDP_H

#include "slice.h"

/* How many media and how many formats of each are read. */
#define SDP_MEDIA_MAX 4
#define SDP_FORMATS_MAX 16

/* The longest description, in bytes and with its NUL. */
#define SDP_TEXT_MAX 120

/* RFC 4566 section 6; the first where nothing is said (RFC 3264 section 5.1). */
enum sdp_direction { SDP_SENDRECV, SDP_SENDONLY, SDP_RECVONLY, SDP_INACTIVE };

/* A format of a media, and the encoding that it stands for: by its rtpmap line, by RFC 3551, else
 * the format itself. */
struct sdp_format {
    struct slice type;
    struct slice name;
};

/* A media, slices as in the m= line. Port 0 is a media that an offer does not want (RFC 3264
 * section 6), or one of a list of what its sender could do (section 9). */
struct sdp_media {
    struct slice type;
    struct slice port;
    struct slice profile;
    struct slice connection; /* address of its own c= line, else of that before all media */
    enum sdp_direction direction;
    bool has_crypto : 1;      /* a=crypto (RFC 4568) */
    bool has_fingerprint : 1; /* its own or that before all media, as the next one (RFC 8122) */
    bool has_ice : 1;         /* a=ice-ufrag (RFC 8839) */
    bool has_choice : 1; /* it offers, or took, another profile (RFC 5939), or address (RFC 6947) */
    uint8_t format_count;
    struct sdp_format formats[SDP_FORMATS_MAX];
};

/* Slices lie in the body that was read. */
struct sdp {
    unsigned media_count;
    struct sdp_media media[SDP_MEDIA_MAX];
};

/* Reads a session description. What is not understood is passed over; without an m= line there are
 * no media. */
void sdp_parse(struct slice body, struct sdp *sdp);

/* Describes the media in short: "audio RTP/AVP PCMU PCMA, video RTP/AVP H264", without comfort
 * noise and telephone events; with those of port 0 where `with_closed`. What does not fit is left
 * out; empty where there are no media. */
void sdp_describe(const struct sdp *sdp, bool with_closed, char text[SDP_TEXT_MAX]);

#endif
