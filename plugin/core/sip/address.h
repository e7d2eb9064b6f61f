/* SPDX-License-Identifier: GPL-2.0-or-later */
/* name-addr and addr-spec, as in Contact, From and To (RFC 3261 section 20.10). */

#ifndef SIPCODE_ADDRESS_H
#define SIPCODE_ADDRESS_H

#include "message.h"

/* The URI of one element, "Bob" <sip:bob@example.com>;q=0.5 or sip:bob@example.com;tag=1. Empty
 * where the closing bracket is missing. */
struct slice address_uri(struct slice element);

/* The user of a URI, "alice" of sip:alice:secret@example.com; all of it where it has none. */
struct slice address_user(struct slice uri);

/* The q parameter in thousandths; 1000 where it is absent (RFC 3261 section 16.6) or malformed. */
unsigned address_q(struct slice element);

/* Host and port of a URI: "192.0.2.1:5060" of "sip:bob@192.0.2.1:5060;transport=tcp". */
struct slice address_host(struct slice uri);

/* The same without its port, as the next one. */
struct slice address_domain(struct slice uri);
struct slice address_without_port(struct slice host);

/* Whether a user is a number that is dialled outside, with or without +. */
bool address_is_number(struct slice user);

#endif
