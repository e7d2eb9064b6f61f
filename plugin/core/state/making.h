/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which host made a response, and which ones only passed it on (RFC 3261 section 16.7). */

#ifndef SIPCODE_MAKING_H
#define SIPCODE_MAKING_H

#include "result.h"
#include "transaction.h"

struct making {
    enum response_origin origin;
    uint32_t frame;                 /* of the response that was passed on or changed; else 0 */
    const struct transaction *from; /* that had it; else NULL */
};

/* How the host that sent a response to `transaction` came by it, as far as the capture shows: what
 * its next hops are not seen to have said may be unseen only. */
struct making making_find(struct transactions *transactions, const struct transaction *transaction,
                          const struct arrival *response);

/* The host that made it, as far as the capture shows; NULL where no request was seen there. */
const struct endpoint *making_host(struct transactions *transactions,
                                   const struct transaction *transaction,
                                   const struct making *making);

/* What a Contact tells of the host that sent the response with it. */
enum making_contact {
    CONTACT_SILENT, /* there is none that has an address */
    CONTACT_OWN,    /* its own address and port: it is a user agent */
    CONTACT_OTHER,  /* another one: a host behind it, or itself behind a NAT */
};

enum making_contact making_read_contact(const struct arrival *response);

#endif
