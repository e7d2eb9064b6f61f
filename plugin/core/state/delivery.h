/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that were not delivered, as ICMP errors say that quote them. */

#ifndef SIPCODE_DELIVERY_H
#define SIPCODE_DELIVERY_H

#include "peer.h"
#include "quoted.h"

/* The first error about the request of a transaction. */
struct failure {
    const struct transaction *transaction;
    const char *host; /* that says it; owned by the store */
    int64_t time;
    uint32_t frame;
    enum quoted_reason reason;
};

struct failures;

struct failures *failures_new(struct store *store);
void failures_free(struct failures *failures);

/* NULL where no error quotes its request. */
const struct failure *failure_find(struct failures *failures,
                                   const struct transaction *transaction);

/* The transaction whose request is quoted: told by its header fields or, where these are cut off,
 * by its first line, length and way, if no other can be meant. NULL where it is not certain. */
struct transaction *failure_match(struct transactions *transactions, struct peers *peers,
                                  const struct quoted *quoted);

/* Notes what is said of a request. */
void failure_note(struct failures *failures, struct transaction *transaction,
                  const struct quoted *quoted);

#endif
