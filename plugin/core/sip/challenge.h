/* SPDX-License-Identifier: GPL-2.0-or-later */
/* WWW-Authenticate, Proxy-Authenticate, Authorization, Proxy-Authorization (RFC 3261 section 22).
 */

#ifndef SIPCODE_CHALLENGE_H
#define SIPCODE_CHALLENGE_H

#include "digest.h"
#include "message.h"

/* A challenge or credentials; slices are empty where the parameter is absent, without their quotes.
 */
struct challenge {
    struct slice scheme;
    struct slice realm;
    struct slice nonce;
    struct slice user;         /* username, of credentials */
    struct slice encoded_user; /* username* (RFC 7616 section 3.4), likewise */
    struct slice uri;          /* digest-uri, likewise */
    struct slice opaque;
    uint32_t nc; /* of credentials; 0 where it is absent or no nonce count */
    enum digest_algorithm algorithm;
    uint8_t qops;     /* DIGEST_QOP_... */
    bool stale;       /* stale=true, of a challenge */
    bool has_auts;    /* AKA resynchronisation (RFC 3310 section 3.4), of credentials */
    bool is_unsigned; /* response="", likewise */
};

/* Steps through the challenges or credentials of a message, one a line as RFC 3261 section 7.3.1
 * has it; `name` is the header field's, `*position` starts at 0. False after the last one. */
bool challenge_next(const struct message *message, enum header_name name, size_t *position,
                    struct challenge *challenge);

#endif
