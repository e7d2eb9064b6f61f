/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is known about causes of the Reason header and codes of the Warning header: the tables
 * compiled from cause/, protocol/ and warning/. */

#ifndef SIPCODE_CAUSE_H
#define SIPCODE_CAUSE_H

#include <glib.h>

#include "code.h"

/* One cause of a protocol of the Reason header (RFC 3326). Static and const. */
struct cause {
    const char *protocol; /* as registered: Q.850, STIR ... */
    unsigned cause;
    const char *name;
    const char *meaning;
    const char *remedy;
    const unsigned *to_sip;   /* SIP codes that a gateway makes of it (RFC 3398, RFC 4497), ended by
                                 0, as the next two */
    const unsigned *from_sip; /* that a gateway makes it of */
    const unsigned *stacks;   /* that Asterisk or FreeSWITCH send for it besides */
};

/* Finds a cause; the protocol's name is compared without case (RFC 4411 writes it in lower case).
 * Returns NULL where the table does not have it. */
const struct cause *cause_find(const char *protocol, unsigned cause);

/* Whether the causes of a protocol are SIP response codes, as in Reason: SIP;cause=200. */
gboolean cause_is_code(const char *protocol);

/* Whatever a value of Reason can be explained by: the table's entry; else, for a cause that its
 * protocol has not assigned, the unspecified one as which it is to be treated, whose `cause` is
 * then another number than the one asked for (ITU-T Q.850 has one for each class); else, where the
 * protocol is SIP, what is known about that response code, with no remedy and no codes. Returns
 * FALSE and clears `*explained` where nothing is known. */
gboolean cause_explain(const char *protocol, unsigned cause, struct cause *explained);

/* Whether a SIP code is made of a cause, or the cause of it, by an RFC. */
gboolean cause_maps(const struct cause *cause, unsigned code);

/* The same by an RFC or a stack. */
gboolean cause_fits(const struct cause *cause, unsigned code);

/* All causes of the table, `*count` of them. */
const struct cause *cause_all(size_t *count);

/* One code of the Warning header (RFC 3261 section 20.43). Static and const. */
struct warn_code {
    unsigned code;
    enum code_status status;
    const char *text;
    const char *meaning;
    const char *remedy;
};

/* Returns NULL where the table does not have it. */
const struct warn_code *warn_code_find(unsigned code);

/* All of the table, `*count` of them. */
const struct warn_code *warn_code_all(size_t *count);

#endif
