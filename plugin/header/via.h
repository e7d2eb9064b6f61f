/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Via (RFC 3261 section 20.42). */

#ifndef SIPCODE_VIA_H
#define SIPCODE_VIA_H

#include "../message.h"

/* The branch of the topmost Via, if it is one of RFC 3261 (section 8.1.1.7), unique in space and time.
 * False where there is none. */
bool via_top_branch(const struct message *message, struct slice *branch);

/* How many Via elements a message has. */
unsigned via_count(const struct message *message);

#endif
