/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Digits in INFO that were refused (RFC 6086). */

#include "rule.h"

#include <glib.h>

/* What phones and gateways put digits into; none of it is registered. */
static bool is_digit(const char *type)
{
    static const char *const types[] = {"application/dtmf", "application/vnd.nortelnetworks.digits",
                                        "audio/telephone-event"};
    unsigned i = 0;

    while (i < G_N_ELEMENTS(types) && !slice_begins(slice_of(type), types[i]))
        i++;
    return i < G_N_ELEMENTS(types);
}

/* After a challenge, or as the call has ended, it is another matter. */
static bool is_refused(unsigned code)
{
    return code != 401 && code != 407 && code != 408 && code != 481 && code != 487;
}

static void find(struct evidence *evidence)
{
    const struct request *request = evidence->request;

    if (!key_has_method(evidence->key, "INFO") || !request->shared->content_type ||
        !is_digit(request->shared->content_type) || !is_refused(evidence->response->code))
        return;
    finding_add(evidence, FINDING_DTMF_REFUSED,
                (const struct value[]){value_asked(request->shared->content_type), {0}});
}

const struct rule rule_dtmf = {.needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
