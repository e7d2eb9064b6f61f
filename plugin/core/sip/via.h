/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Via (RFC 3261 section 20.42). */

#ifndef SIPCODE_VIA_H
#define SIPCODE_VIA_H

#include "message.h"

/* One element. */
struct via {
    struct slice sent_by; /* host and port; empty where there is none */
    struct slice branch;  /* empty unless it is one of RFC 3261 (section 8.1.1.7), unique in space
                             and time */
};

/* Steps through the elements, the topmost first: `*position` starts at 0, `*rest` empty. False
 * after the last one. */
bool via_next(const struct message *message, size_t *position, struct slice *rest, struct via *via);

/* Steps over the next element; false after the last one. */
bool via_skip(const struct message *message, size_t *position, struct slice *rest);

/* The port where the sender of a request listens: of sent-by in the top Via, 5060 where that says
 * none. 0 where there is none. */
uint16_t via_port(const struct message *message);

/* Whether a request is sent over UDP, as its top Via says: then it is sent again until an answer
 * comes (RFC 3261 section 17.1.2.2). */
bool via_is_datagram(const struct message *message);

/* Finds a parameter of the top Via, as list_parameter() does. */
bool via_parameter(const struct message *message, const char *name, struct slice *value);

/* How many Via elements a message has. */
unsigned via_count(const struct message *message);

/* Whether it has one alone: its sender did not get the request from another host. */
bool via_is_alone(const struct message *message);

#endif
