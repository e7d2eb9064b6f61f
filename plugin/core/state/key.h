/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What tells which transaction and which dialog a message belongs to (RFC 3261 sections 12
 * and 17.1.3), read once a message. */

#ifndef SIPCODE_KEY_H
#define SIPCODE_KEY_H

#include "cseq.h"
#include "message.h"

#include <stdint.h>

/* Hashes; a tag or branch is 0 where it is absent. */
struct key {
    uint64_t call_id;
    uint64_t branch; /* of the top Via, if it is one of RFC 3261 */
    uint64_t from_tag;
    uint64_t to_tag;
    struct cseq cseq; /* its method lies in the message */
};

/* Returns false where Call-ID or CSeq is missing or malformed: such a message belongs nowhere. */
bool key_read(const struct message *message, struct key *key);

#endif
