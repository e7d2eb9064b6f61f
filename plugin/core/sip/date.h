/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Date (RFC 3261 section 20.17). */

#ifndef SIPCODE_DATE_H
#define SIPCODE_DATE_H

#include "message.h"

#include <stdint.h>

/* Reads "Sat, 13 Nov 2010 23:29:00 GMT" as seconds since the epoch. False where it is malformed,
 * or so far off that nanoseconds would not fit: before 1970 or after 2262. */
bool date_parse(struct slice value, int64_t *seconds);

#endif
