/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests and the responses to them (RFC 3261 section 17.1.3). */

#ifndef SIPCODE_TRANSACTION_H
#define SIPCODE_TRANSACTION_H

#include "message.h"
#include "packet.h"

#include <stdint.h>

/* One transaction as seen at one hop. Lives as long as the table. */
struct transaction {
    uint64_t key;
    int64_t request_time;    /* of the first copy of the request */
    uint32_t request_frame;  /* likewise; 0 where no request was seen */
    uint32_t request_copies; /* a datagram that was captured several times counts once */
    int64_t copy_time;       /* of the last copy */
    uint64_t copy_bytes;     /* identity of its bytes */
    uint16_t copy_ip_id;
};

struct transactions;

struct transactions *transactions_new(void);
void transactions_free(struct transactions *transactions);

/* The transaction of a request (an ACK has none: NULL) or a response, NULL where the message lacks
 * what identifies it. The key is the top Via branch with Call-ID, CSeq number and method: branches
 * get reused across CSeq numbers in real traffic. Sent-by is left out, as a NAT or SBC may change
 * it on the way back. Where the branch is not one of RFC 3261, Call-ID and CSeq alone are the key.
 * A request is counted as a copy. */
struct transaction *transaction_match(struct transactions *transactions,
                                      const struct message *message, const struct packet *packet);

#endif
