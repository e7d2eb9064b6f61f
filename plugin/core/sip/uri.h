/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether two URIs lead to the same place (RFC 3261 section 19.1.4). */

#ifndef SIPCODE_URI_H
#define SIPCODE_URI_H

#include "slice.h"

/* More may be the same here than for the RFC, never less: a port that is left out is the default
 * one, and parameters that only one of them has do not count. */
bool uri_same(struct slice a, struct slice b);

/* Whether their users are the same, or neither has one. */
bool uri_same_user(struct slice a, struct slice b);

/* Whether both have the same host and port; IPv6 addresses are compared as they are written. */
bool uri_same_host(struct slice a, struct slice b);

#endif
