/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reason (RFC 3326). */

#include "reason.h"

#include "list.h"

#include <string.h>

static void parse(struct slice element, struct reason *reason)
{
    struct slice rest = element, cause;

    memset(reason, 0, sizeof(*reason));
    list_take(&rest, ';', &reason->protocol);
    reason->has_cause =
        list_parameter(element, "cause", &cause) && slice_number(cause, &reason->cause);
    if (!list_parameter(element, "text", &reason->text))
        reason->text.length = 0;
    if (!list_parameter(element, "location", &reason->location))
        reason->location.length = 0;
}

bool reason_next(const struct message *message, size_t *position, struct slice *rest,
                 struct reason *reason)
{
    struct slice element;

    while (!list_next(rest, &element)) {
        if (!message_next_named(message, HEADER_REASON, position, rest))
            return false;
    }
    parse(element, reason);
    return true;
}
