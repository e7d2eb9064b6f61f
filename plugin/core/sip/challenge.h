/* SPDX-License-Identifier: GPL-2.0-or-later */
/* WWW-Authenticate, Proxy-Authenticate, Authorization, Proxy-Authorization (RFC 3261 section 22).
 */

#ifndef SIPCODE_CHALLENGE_H
#define SIPCODE_CHALLENGE_H

#include "message.h"

/* A challenge or credentials; slices are empty where the parameter is absent, without their quotes.
 */
struct challenge {
    struct slice scheme;
    struct slice realm;
    struct slice nonce;
    struct slice user; /* username, of credentials */
    bool stale;        /* stale=true, of a challenge */
};

/* Steps through the challenges or credentials of a message, one a line as RFC 3261 section 7.3.1
 * has it; `name` is the header field's, `*position` starts at 0. False after the last one. */
bool challenge_next(const struct message *message, enum header_name name, size_t *position,
                    struct challenge *challenge);

#endif
