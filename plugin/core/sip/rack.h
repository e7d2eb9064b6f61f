/* SPDX-License-Identifier: GPL-2.0-or-later */
/* RAck (RFC 3262 section 7.2): "776656 1 INVITE". */

#ifndef SIPCODE_RACK_H
#define SIPCODE_RACK_H

#include "cseq.h"

struct rack {
    uint32_t rseq;
    struct cseq cseq;
};

/* Reads the number of the RSeq that a RAck begins with. Returns false where it is none. */
bool rack_read_number(const struct message *prack, uint32_t *rseq);

/* Reads all of it. Returns false where RAck is missing, malformed, or for another method than
 * INVITE. */
bool rack_read(const struct message *prack, struct rack *rack);

#endif
