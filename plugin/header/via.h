/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Via (RFC 3261 section 20.42). */

#ifndef SIPCODE_VIA_H
#define SIPCODE_VIA_H

#include "../message.h"

struct via {
    struct slice transport; /* UDP, TCP, TLS ... */
    struct slice sent_by;   /* host and port as written */
    struct slice branch;    /* empty where there is none */
};

/* Reads one element of a Via header field. False where it is malformed. */
bool via_parse(struct slice element, struct via *via);

/* Whether the branch is one of RFC 3261 (section 8.1.1.7), unique in space and time. */
bool via_has_cookie(const struct via *via);

/* Reads the topmost Via of a message. False where there is none, or it is malformed. */
bool via_top(const struct message *message, struct via *via);

/* How many Via elements a message has. */
unsigned via_count(const struct message *message);

#endif
