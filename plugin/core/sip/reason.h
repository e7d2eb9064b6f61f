/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reason (RFC 3326). */

#ifndef SIPCODE_REASON_H
#define SIPCODE_REASON_H

#include "message.h"

#include <stdint.h>

struct reason {
    struct slice protocol;
    bool has_cause;
    uint32_t cause;
    struct slice text;     /* without its quotes */
    struct slice location; /* RFC 8606 */
};

/* Steps through all values of all Reason lines of a message; `*position` and `*rest` start as zero.
 * False after the last one. */
bool reason_next(const struct message *message, size_t *position, struct slice *rest,
                 struct reason *reason);

#endif
