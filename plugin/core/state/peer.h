/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hosts that requests were sent to, and what they answered of them. */

#ifndef SIPCODE_PEER_H
#define SIPCODE_PEER_H

#include "transaction.h"

/* An address and port that requests went to. Lives as long as the table. Of each transaction the
 * first copy of its request counts, and the first response. */
struct peer {
    const struct endpoint *endpoint;
    int64_t first_time;    /* of the requests */
    int64_t answer_time;   /* of the last response to any of them */
    uint32_t answer_frame; /* 0 where there is none */
    uint32_t requests;
    struct transaction *latest; /* of the last request */
    int64_t before_time;        /* when the one before it was sent last */
    uint32_t answered;          /* how many of them got a response, in the capture or not */
    uint32_t shown_frame;       /* the last request of those whose response it lacks; 0 for none */
    uint16_t longest;           /* of those, in bytes */
};

struct peers;

struct peers *peers_new(void);
void peers_free(struct peers *peers);

/* NULL where no request went to the endpoint, which may be NULL. */
const struct peer *peer_find(struct peers *peers, const struct endpoint *endpoint);

/* Notes the first copy of a request. */
void peer_note_request(struct peers *peers, struct transaction *transaction);

/* Notes that a later request shows the request of a transaction to have been answered. */
void peer_note_shown(struct peers *peers, const struct transaction *transaction);

/* Notes a response, before the transaction that it belongs to does. */
void peer_note_response(struct peers *peers, const struct arrival *arrival,
                        const struct transaction *transaction);

#endif
