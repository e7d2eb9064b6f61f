/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is known about causes of the Reason header and codes of the Warning header: the tables
 * compiled from cause/ and warning/. */

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
    const unsigned *responses; /* SIP codes that fit it in either direction, ended by 0 */
};

/* Finds a cause; the protocol's name is compared without case (RFC 4411 writes it in lower case).
 * Returns NULL where the table does not have it. */
const struct cause *cause_find(const char *protocol, unsigned cause);

/* For a Q.850 cause that is not assigned: the "unspecified" cause of its class, as which ITU-T
 * Q.850 has it treated. NULL above 127. */
const struct cause *cause_of_q850_class(unsigned cause);

/* Whether a SIP code maps to a cause or from it. */
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

#endif
