/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Warning (RFC 3261 section 20.43). */

#ifndef SIPCODE_WARNING_H
#define SIPCODE_WARNING_H

#include "message.h"

#include <stdint.h>

struct warning {
    uint32_t code;
    struct slice agent;
    struct slice text; /* without its quotes */
};

/* Steps through all values of all Warning lines of a message; `*position` and `*rest` start as
 * zero. Values without a three-digit code are passed over. False after the last one. */
bool warning_next(const struct message *message, size_t *position, struct slice *rest,
                  struct warning *warning);

#endif
