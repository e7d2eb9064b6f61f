/* SPDX-License-Identifier: GPL-2.0-or-later */
/* WWW-Authenticate, Proxy-Authenticate, Authorization, Proxy-Authorization. */

#include "challenge.h"

#include "list.h"

#include <glib.h>
#include <string.h>

bool challenge_next(const struct message *message, enum header_name name, size_t *position,
                    struct challenge *challenge)
{
    struct slice rest, parameter, value;

    if (!message_next_named(message, name, position, &rest))
        return false;
    memset(challenge, 0, sizeof(*challenge));
    while (challenge->scheme.length < rest.length &&
           !g_ascii_isspace(rest.data[challenge->scheme.length]))
        challenge->scheme.length++;
    challenge->scheme.data = rest.data;
    rest.data += challenge->scheme.length;
    rest.length -= challenge->scheme.length;

    while (list_next(&rest, &parameter)) {
        if (list_value(parameter, "stale", &value))
            challenge->stale = slice_equals(value, "true");
        else if (!list_value(parameter, "realm", &challenge->realm) &&
                 !list_value(parameter, "nonce", &challenge->nonce))
            list_value(parameter, "username", &challenge->user);
    }
    return true;
}
