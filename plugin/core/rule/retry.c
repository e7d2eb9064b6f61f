/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Retry-After: how long to wait, and until when (RFC 3261 section 20.33). */

#include "rule.h"

#include "retry_after.h"
#include "timers.h"

#include <glib.h>

#define YEAR (365u * 24 * 60 * 60)

/* With a 503 the server itself is to be left alone (RFC 3261 section 21.5.4); with these a callee
 * is away for so long (section 20.33). */
static enum finding_form name_plain(const struct result *response)
{
    static const unsigned callee[] = {404, 480, 486, 600, 603};

    if (response->code == 503)
        return FINDING_RETRY_AFTER_SERVER;
    for (size_t i = 0; i < G_N_ELEMENTS(callee); i++) {
        if (response->code == callee[i] && g_strcmp0(response->method, "INVITE") == 0)
            return FINDING_RETRY_AFTER_CALLEE;
    }
    return FINDING_RETRY_AFTER;
}

static enum finding_form name_form(const struct retry_after *retry, const struct result *response)
{
    if (!retry->is_number || retry->seconds > YEAR)
        return FINDING_RETRY_AFTER_IMPOSSIBLE;
    if (retry->comment.length > 0)
        return FINDING_RETRY_AFTER_COMMENTED;
    return retry->duration != 0 ? FINDING_RETRY_AFTER_DURATION : name_plain(response);
}

static void find(struct evidence *evidence)
{
    struct slice value;
    struct retry_after retry;

    if (!message_find_header(evidence->message, HEADER_RETRY_AFTER, &value))
        return;
    retry_after_parse(value, &retry);
    if (retry.is_number && retry.seconds == 0)
        return;
    finding_add(evidence, name_form(&retry, evidence->response),
                (const struct value[]){value_seconds(retry.seconds),
                                       value_until(evidence->origin->time + retry.seconds * SECOND),
                                       value_value(store_text(evidence->store, value)),
                                       value_comment(store_text(evidence->store, retry.comment)),
                                       value_duration(retry.duration),
                                       {0}});
}

const struct rule rule_retry = {.on_response = find};
