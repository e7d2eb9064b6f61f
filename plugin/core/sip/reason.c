/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reason (RFC 3326). */

#include "reason.h"

#include "list.h"

#include <string.h>

/* The first parameter of a name counts. */
static bool take_first(struct slice part, const char *name, struct slice *value)
{
    return !value->data && list_value(part, name, value);
}

static void parse(struct slice element, struct reason *reason)
{
    struct slice part, cause = {NULL, 0};

    memset(reason, 0, sizeof(*reason));
    list_take(&element, ';', &reason->protocol);
    while (list_take(&element, ';', &part)) {
        if (!take_first(part, "cause", &cause) && !take_first(part, "text", &reason->text))
            take_first(part, "location", &reason->location);
    }
    reason->has_cause = slice_number(cause, &reason->cause);
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
