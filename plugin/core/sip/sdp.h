/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Session descriptions (RFC 4566) in short. */

#ifndef SIPCODE_SDP_H
#define SIPCODE_SDP_H

#include "message.h"

/* The longest description, in bytes and with its NUL. */
#define SDP_TEXT_MAX 120

/* Describes the media of a session description: "audio RTP/AVP PCMU PCMA, video RTP/AVP H264",
 * without comfort noise and telephone events. Media with port 0 are those that an offer does not
 * want (RFC 3264 section 6), or a list of what its sender could do (section 9): `with_closed` takes
 * them in. What does not fit is left out; empty where it has no media. */
void sdp_describe(struct slice sdp, bool with_closed, char text[SDP_TEXT_MAX]);

#endif
