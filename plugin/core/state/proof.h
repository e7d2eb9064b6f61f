/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What later requests show of responses that the capture lacks, as one of a single direction lacks
 * them all: a client goes on only with what came back to it. */

#ifndef SIPCODE_PROOF_H
#define SIPCODE_PROOF_H

#include "peer.h"

struct proofs;

struct proofs *proofs_new(void);
void proofs_free(struct proofs *proofs);

/* Notes an ACK, or the first copy of another request whose `transaction` this is, in `was_heard`
 * and `was_ended` of those requests that it shows to have been answered. */
void proof_note_request(struct proofs *proofs, struct transactions *transactions,
                        struct peers *peers, const struct arrival *arrival,
                        struct transaction *transaction);

/* Notes a response: what was captured needs no proof. */
void proof_note_response(struct proofs *proofs, const struct arrival *arrival);

/* Whether it proves nothing that the capture, which goes on `until` then, has no response to a
 * request: it has none of its server although that is shown to answer, or the client stopped
 * sending the request again long before it had to give up. Who sent it many times has waited in
 * vain. */
bool proof_is_wanting(struct transactions *transactions, struct peers *peers,
                      const struct transaction *transaction, int64_t until);

#endif
