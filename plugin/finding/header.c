/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What header fields of the response itself show. */

#include "../finding.h"

#include "../header/list.h"
#include "../header/retry_after.h"

#include <glib.h>
#include <string.h>

#define YEAR (365u * 24 * 60 * 60)

static void find_retry_after(struct evidence *evidence)
{
    struct slice value;
    struct retry_after retry;

    if (!message_find_header(evidence->message, HEADER_RETRY_AFTER, &value))
        return;
    retry_after_parse(value, &retry);
    const struct finding_value values[] = {
        {.name = "seconds", .number = retry.seconds},
        {.name = "value", .text = store_text(evidence->store, value)},
        {.name = "comment", .text = store_text(evidence->store, retry.comment)},
        {0},
    };
    if (!retry.is_number || retry.seconds > YEAR)
        finding_add(evidence, "retry-after-impossible", values);
    else if (retry.seconds == 0)
        return;
    else if (retry.comment.length > 0)
        finding_add(evidence, "retry-after-commented", values);
    else
        finding_add(evidence, "retry-after", values);
}

/* The first header field that this code must carry without a condition and the message lacks. */
static void find_missing(struct evidence *evidence)
{
    const char *const *must = evidence->code->must_carry;
    struct slice value;

    if (!evidence->message->is_complete)
        return;
    /* 401 and 407 without their challenge have a finding of their own. */
    for (; *must && evidence->response->code != 401 && evidence->response->code != 407; must++) {
        if (strchr(*must, '(') || message_find_by_name(evidence->message, *must, &value))
            continue;
        finding_add(evidence, "header-missing",
                    (const struct finding_value[]){{.name = "header", .text = *must}, {0}});
        return;
    }
    if (evidence->response->code > 100 &&
        message_find_header(evidence->message, HEADER_TO, &value) &&
        !list_parameter(value, "tag", &value))
        finding_add(evidence, "header-missing-tag", (const struct finding_value[]){{0}});
}

static void find_blocked(struct evidence *evidence)
{
    const struct response *response = evidence->response;
    const struct finding_value nothing[] = {{0}};

    if (response->code == 607)
        finding_add(evidence, "blocked-by-analytics-unwanted", nothing);
    else if (response->code == 608)
        finding_add(evidence, "blocked-by-analytics", nothing);
    else if (response->code == 603 && response->phrase &&
             g_ascii_strcasecmp(response->phrase, "Network Blocked") == 0)
        finding_add(evidence, "blocked-by-analytics-network", nothing);
}

void finding_rule_header(struct evidence *evidence)
{
    find_retry_after(evidence);
    find_missing(evidence);
    find_blocked(evidence);
}
