/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What tells which transaction and which dialog a message belongs to (RFC 3261 sections 12
 * and 17.1.3). */

#ifndef SIPCODE_KEY_H
#define SIPCODE_KEY_H

#include "cseq.h"
#include "message.h"

/* Hashes; a tag or branch is 0 where it is absent. */
struct key {
    uint64_t call_id;
    uint64_t branch;  /* of the top Via, if it is one of RFC 3261 */
    uint64_t sent_by; /* of the top Via */
    uint64_t from_tag;
    uint64_t to_tag;
    struct cseq cseq; /* its method lies in the message; empty where there is none */
};

/* Returns false where Call-ID or CSeq is missing or malformed: such a message belongs nowhere, and
 * only `cseq.method` may be looked at. */
bool key_read(const struct message *message, struct key *key);

/* A hash of the branch in the top Via, if it is one of RFC 3261: of a message that is cut, too. 0
 * for none. */
uint64_t key_read_branch(const struct message *message);

/* The key that the request had, or has, at the hop before: that of the next Via, which a host that
 * sends a request on leaves in it (RFC 3261 section 16.6). False where there is no other Via. */
bool key_read_before(const struct message *message, const struct key *key, struct key *before);

/* Whether CSeq has that method. */
static inline bool key_has_method(const struct key *key, const char *method)
{
    return slice_equals(key->cseq.method, method);
}

#endif
