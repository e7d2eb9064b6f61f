/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether an INVITE is of an attempt that is known, or begins another one. */

#ifndef SIPCODE_CENSUS_KIN_H
#define SIPCODE_CENSUS_KIN_H

#include "census_calls.h"

/* What an INVITE with the Call-ID of an attempt, and another From tag, is to it; surer ones are
 * greater. */
enum census_kin {
    KIN_NONE,          /* another attempt */
    KIN_SEEMS_SENT_ON, /* a host that got the call sends it on, as far as can be told */
    KIN_CAME_FROM,     /* the call came from it: it was captured late */
    KIN_SENT_ON,       /* a host that got the call sends it on */
    KIN_SENT_ON_ALIKE, /* likewise, for the same caller and callee */
    KIN_RETRY,         /* it answers a challenge */
};

enum census_kin census_kin(const struct census_call *call, const struct transaction *invite);

/* Whether an INVITE comes so long after an attempt that it is another one. */
bool census_is_late(const struct census_call *call, const struct transaction *invite);

/* Whether somebody calls again, in an INVITE with the Call-ID and the From tag of an attempt. */
bool census_is_redial(const struct census_call *call, const struct transaction *invite);

/* Whether an INVITE came from the host that began an attempt. */
bool census_is_from(const struct census_call *call, const struct transaction *invite);

/* Notes who got an INVITE of an attempt. */
void census_note_receiver(struct census_call *call, const struct endpoint *host);

#endif
