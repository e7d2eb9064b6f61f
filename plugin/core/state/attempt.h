/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An attempt to call: from the first INVITE to a final response that ends it. The INVITE that is
 * sent again for a challenge, a redirection or a session interval is part of it (RFC 3261 sections
 * 8.1.3.4 and 22, RFC 4028 section 7.4). It is told where the capture sees it first. */

#ifndef SIPCODE_ATTEMPT_H
#define SIPCODE_ATTEMPT_H

#include "outcome.h"
#include "transaction.h"

/* Whether a transaction is an INVITE outside of dialogs, at the first hop that was seen. */
bool attempt_is(struct transactions *transactions, const struct transaction *transaction);

/* What the response to `transaction` makes of its attempt; OUTCOME_NONE where that goes on or was
 * over before, and where a request failed on one of several ways. Needs attempt_is(). */
enum call_outcome attempt_outcome(struct transactions *transactions,
                                  const struct transaction *transaction,
                                  const struct arrival *response);

/* Whether a response asks for the INVITE once more at the same host, with credentials or another
 * interval. */
bool attempt_is_asked_again(unsigned code);

/* What a final response from 300 on, that no CANCEL brought about, makes of an INVITE at one hop.
 */
enum call_outcome attempt_judge(const struct transaction *invite, unsigned code);

/* Whether the attempt got no response at all, so far, and went no other way. Needs attempt_is(). */
bool attempt_is_silent(struct transactions *transactions, const struct transaction *transaction);

/* The same request as its client sent it to another server later on; NULL where it did not. */
const struct transaction *attempt_next_try(struct transactions *transactions,
                                           const struct transaction *transaction);

/* Whether a response ends post-dial delay (RFC 6076 section 4.3): the first one but 100, where that
 * does not only send the INVITE elsewhere. Needs attempt_is(). */
bool attempt_is_heard(struct transactions *transactions, const struct transaction *transaction,
                      const struct arrival *response);

/* When its first INVITE was sent. Needs attempt_is(). */
int64_t attempt_start(struct transactions *transactions, const struct transaction *transaction,
                      const struct key *key);

#endif
