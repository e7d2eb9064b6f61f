/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Via (RFC 3261 section 20.42). */

#ifndef SIPCODE_VIA_H
#define SIPCODE_VIA_H

#include "message.h"

/* The branch of the topmost Via, if it is one of RFC 3261 (section 8.1.1.7), unique in space and
 * time. False where there is none. */
bool via_top_branch(const struct message *message, struct slice *branch);

/* Finds a host (sent-by) that the request passed more than once. The Via of the
 * client does not count: its private address may be another host's too. False where there is none.
 */
bool via_find_circle(const struct message *message, struct slice *sent_by);

/* How many Via elements a message has. */
unsigned via_count(const struct message *message);

#endif
