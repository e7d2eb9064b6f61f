/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every parser of a header field's value, on a value of any bytes. */

#ifndef SIPCODE_FIELD_VALUE_H
#define SIPCODE_FIELD_VALUE_H

#include "fuzz.h"

#define VALUE_PARSERS 17

/* Has the parser of that number, below VALUE_PARSERS, read the value; aborts where what it says
 * cannot be. The value need not end in anything. */
void value_check(unsigned parser, struct slice value);

/* Likewise of a session description. */
void check_sdp(struct slice body);

#endif
