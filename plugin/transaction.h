/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests and the responses to them (RFC 3261 section 17.1.3). */

#ifndef SIPCODE_TRANSACTION_H
#define SIPCODE_TRANSACTION_H

#include "message.h"
#include "packet.h"
#include "store.h"

#include <stdint.h>

/* A datagram, to tell one that was captured again from a message that was sent again. */
struct datagram {
    uint64_t bytes; /* identity of the message's header */
    int64_t time;
    uint16_t ip_id;
};

/* One set of credentials of a request (RFC 3261 section 22), as identities. */
struct credentials {
    uint64_t realm;
    uint64_t nonce; /* 0 where it is empty */
    const char *user;
};

#define TRANSACTION_CREDENTIALS_MAX 2
#define TRANSACTION_TAGS_MAX 4

/* One transaction as seen at one hop. Lives as long as the table. Frames are 0 and times without
 * meaning where the capture has no such message. */
struct transaction {
    uint64_t key;
    int64_t request_time;    /* of the first copy of the request */
    uint32_t request_frame;  /* likewise */
    uint32_t request_copies; /* a datagram that was captured several times counts once */
    struct datagram request; /* the last copy */
    struct credentials credentials[TRANSACTION_CREDENTIALS_MAX]; /* up to one without a realm */
    const char *request_uri; /* these of the request; NULL or 0 where it has none */
    const char *content_type;
    const char *event;
    uint32_t expires;
    uint32_t session_expires;
    uint8_t max_forwards;
    bool early_sdp;                      /* an 18x with a session description came */
    uint64_t tags[TRANSACTION_TAGS_MAX]; /* identities of the To tags of 101 to 299, up to a 0 */
    uint32_t ringing_frame;              /* first 180 */
    int64_t ringing_time;
    uint32_t cancel_frame; /* first CANCEL of this INVITE */
    int64_t cancel_time;
    bool cancelled_by_answer; /* CANCEL with Reason: SIP;cause=200 */
    bool has_response;        /* any came */
    uint16_t final_code;      /* of the last final response; 0 before it */
    uint32_t final_frame;     /* its first copy */
    uint32_t final_copies;
    struct datagram final; /* the last copy */
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
                                      const struct message *message, const struct packet *packet,
                                      const struct datagram *datagram);

/* The INVITE transaction that a CANCEL is to end (RFC 3261 section 9.1). NULL where there is none.
 */
struct transaction *transaction_of_cancel(struct transactions *transactions,
                                          const struct message *cancel);

/* Notes an ACK. */
void transaction_note_ack(struct transactions *transactions, const struct message *ack);

/* Whether the capture had an ACK for the INVITE that a response answers, at any hop: that of a 2xx
 * has a branch of its own (RFC 3261 section 13.2.2.4), so Call-ID and CSeq number have to do. */
bool transaction_has_ack(struct transactions *transactions, const struct message *response);

struct datagram datagram_of(const struct message *message, const struct packet *packet);

/* Whether a datagram is the last one again, captured a second time on its way: at another
 * interface, or inside a tunnel and outside. Hosts that send IP identification 0 are told by time.
 */
bool datagram_is_same(const struct datagram *last, const struct datagram *datagram);

#endif
