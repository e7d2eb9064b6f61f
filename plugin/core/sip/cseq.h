/* SPDX-License-Identifier: GPL-2.0-or-later */
/* CSeq (RFC 3261 section 20.16). */

#ifndef SIPCODE_CSEQ_H
#define SIPCODE_CSEQ_H

#include "message.h"

#include <stdint.h>

struct cseq {
    uint32_t number;
    struct slice method;
};

/* Reads the value of a CSeq header field. Returns false where it is malformed, with an empty
 * method, or the number too large, with the method all the same. */
bool cseq_parse(struct slice value, struct cseq *cseq);

#endif
