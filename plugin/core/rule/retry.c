/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Retry-After: how long to wait, and until when (RFC 3261 section 20.33). */

#include "rule.h"

#include "retry_after.h"

#define SECOND INT64_C(1000000000)
#define YEAR (365u * 24 * 60 * 60)

static const char *name_form(const struct retry_after *retry)
{
    if (!retry->is_number || retry->seconds > YEAR)
        return "retry-after-impossible";
    if (retry->comment.length > 0)
        return "retry-after-commented";
    return retry->duration != 0 ? "retry-after-duration" : "retry-after";
}

void finding_rule_retry(struct evidence *evidence)
{
    struct slice value;
    struct retry_after retry;

    if (!message_find_header(evidence->message, HEADER_RETRY_AFTER, &value))
        return;
    retry_after_parse(value, &retry);
    if (retry.is_number && retry.seconds == 0)
        return;
    finding_add(evidence, name_form(&retry),
                (const struct finding_value[]){
                    value_number("seconds", retry.seconds),
                    value_clock("until", evidence->origin->time + retry.seconds * SECOND),
                    value_text("value", store_text(evidence->store, value)),
                    value_text("comment", store_text(evidence->store, retry.comment)),
                    value_number("duration", retry.duration),
                    {0}});
}
