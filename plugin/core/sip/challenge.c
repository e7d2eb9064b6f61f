/* SPDX-License-Identifier: GPL-2.0-or-later */
/* WWW-Authenticate, Proxy-Authenticate, Authorization, Proxy-Authorization. */

#include "challenge.h"

#include "list.h"

#include <glib.h>
#include <string.h>

static void take_scheme(struct slice *rest, struct slice *scheme)
{
    *scheme = (struct slice){rest->data, 0};
    while (scheme->length < rest->length && !g_ascii_isspace(rest->data[scheme->length]))
        scheme->length++;
    rest->data += scheme->length;
    rest->length -= scheme->length;
}

/* Parameters that are kept as they are. */
static bool read_text(struct slice parameter, struct challenge *challenge)
{
    const struct {
        const char *name;
        struct slice *value;
    } texts[] = {
        {"realm", &challenge->realm},   {"nonce", &challenge->nonce},
        {"uri", &challenge->uri},       {"username", &challenge->user},
        {"opaque", &challenge->opaque}, {"username*", &challenge->encoded_user},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (list_value(parameter, texts[i].name, texts[i].value))
            return true;
    }
    return false;
}

static void read_parameter(struct slice parameter, struct challenge *challenge)
{
    struct slice value;

    if (read_text(parameter, challenge))
        return;
    if (list_value(parameter, "qop", &value))
        challenge->qops = digest_read_qops(value);
    else if (list_value(parameter, "algorithm", &value))
        challenge->algorithm = digest_read_algorithm(value);
    else if (list_value(parameter, "nc", &value))
        challenge->nc = digest_read_count(value);
    else if (list_value(parameter, "stale", &value))
        challenge->stale = slice_equals(value, "true");
    else if (list_value(parameter, "auts", &value))
        challenge->has_auts = value.length > 0;
    else if (list_value(parameter, "response", &value))
        challenge->is_unsigned = value.length == 0;
}

bool challenge_next(const struct message *message, enum header_name name, size_t *position,
                    struct challenge *challenge)
{
    struct slice rest, parameter;

    if (!message_next_named(message, name, position, &rest))
        return false;
    memset(challenge, 0, sizeof(*challenge));
    take_scheme(&rest, &challenge->scheme);
    while (list_next(&rest, &parameter))
        read_parameter(parameter, challenge);
    return true;
}
