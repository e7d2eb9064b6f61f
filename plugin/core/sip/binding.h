/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The bindings of a registration, an element of Contact each (RFC 3261 section 10.3). */

#ifndef SIPCODE_BINDING_H
#define SIPCODE_BINDING_H

#include "message.h"

/* Slices are empty where it has no such part. */
struct binding {
    struct slice uri;
    struct slice user;
    struct slice host;     /* with its port */
    struct slice instance; /* +sip.instance (RFC 5626) */
    uint32_t expires;      /* seconds; where `has_expires` */
    bool has_expires;      /* of its own, or of the message */
    bool has_flow; /* its calls take another way than its address: over the flow that it came by, or
                      to the address that the registrar noted (RFC 5626, RFC 5627) */
};

/* Steps through the bindings that a message lists; `*position` starts at 0, `*rest` empty. False
 * after the last one. */
bool binding_next(const struct message *message, size_t *position, struct slice *rest,
                  struct binding *binding);

/* Whether a REGISTER lists bindings, and all of them to be removed; "*" stands for those of the
 * user (RFC 3261 section 10.2.2). */
bool bindings_are_removed(const struct message *message);

/* Whether both are for one user at one host and port, whatever their parameters. */
bool binding_is_same(const struct binding *a, const struct binding *b);

#endif
