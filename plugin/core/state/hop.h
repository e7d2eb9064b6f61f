/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A request on its way from host to host: a transaction at each hop. They are joined by the
 * messages: a request that was sent on has the Via of the one that came in below its own, so a host
 * may have several addresses and ports (RFC 3261 section 16.6). Where Via was taken off, Call-ID,
 * CSeq and From tag with the address tell. */

#ifndef SIPCODE_HOP_H
#define SIPCODE_HOP_H

#include "transaction.h"

/* The transaction by which the request of `transaction` came in at the host that sent it on; NULL
 * where the capture has no such. */
const struct transaction *hop_before(struct transactions *transactions,
                                     const struct transaction *transaction);

/* Steps through the copies of its request that the receiver sent on, the latest first: the one that
 * follows `copy`, the first for NULL. NULL after the last one. No more than 16 are kept, see
 * `has_forgotten` of the one that this steps to. */
const struct transaction *hop_next(struct transactions *transactions,
                                   const struct transaction *transaction,
                                   const struct transaction *copy);

/* Whether both are one hop: the same, or one request that was captured on both sides of a host that
 * rewrote its sent-by, as a NAT with an ALG does. */
static inline bool hop_is_same(const struct transaction *a, const struct transaction *b)
{
    return a == b || (a->family == b->family && a->branch == b->branch && a->before == b->before &&
                      a->failovers == b->failovers && a->branch != 0);
}

/* Whether both were sent on by one host, which got one request. */
static inline bool hop_is_sibling(const struct transaction *a, const struct transaction *b)
{
    return a->before != 0 && a->before == b->before && a != b;
}

/* Whether a transaction is the first one, or its request was sent on from there. */
bool hop_came_from(struct transactions *transactions, const struct transaction *transaction,
                   const struct transaction *first);

/* Whether the request was captured before at this hop, on the other side of a NAT. It has one. */
bool hop_is_copy(struct transactions *transactions, const struct transaction *transaction);

/* Whether the capture sees a request first at this hop, and on this side of a NAT. It has one. */
bool hop_is_first(struct transactions *transactions, const struct transaction *transaction);

#endif
