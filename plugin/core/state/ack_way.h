/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where an ACK of a 2xx goes: by Request-URI and Route (RFC 3261 section 12.2.1.1). */

#ifndef SIPCODE_ACK_WAY_H
#define SIPCODE_ACK_WAY_H

#include "ack.h"
#include "awaited.h"

/* What of both does not fit Contact and Record-Route of the 2xx: ACK_FITS, ACK_OTHER_URI,
 * ACK_NO_ROUTE or ACK_URI_NO_ROUTE. `*route` is the URI of Record-Route that Route lacks, empty for
 * none; valid as long as `awaited`. */
enum ack_fault ack_way_check(const struct awaited *awaited, const struct message *ack,
                             struct slice *route);

#endif
