/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bodies of messages (RFC 3261 section 7.4), alone or as parts of one. */

#ifndef SIPCODE_BODY_H
#define SIPCODE_BODY_H

#include "message.h"

/* Finds the body of that media type, as "application/sdp": the whole one, or a part of a multipart
 * body (RFC 2046 section 5.1, RFC 5621), but not of one inside another. False where there is none
 * or it is encoded, as with gzip. */
bool body_find(const struct message *message, const char *type, struct slice *body);

/* Whether the body, or a part of it, may come in another coding than its own (Content-Encoding, RFC
 * 3261 section 20.12; Content-Transfer-Encoding of a part, RFC 2045). */
bool body_may_be_packed(const struct message *message);

#endif
