/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests and the responses to them (RFC 3261 section 17.1.3). */

#ifndef SIPCODE_TRANSACTION_H
#define SIPCODE_TRANSACTION_H

#include "request.h"

/* How many transactions a family keeps together. */
#define FAMILY_MAX 16

/* How many servers that were not reached are told apart. */
#define FAILOVERS_MAX 7

/* A final response between two addresses, and its copies. */
struct copies {
    struct copies *next;
    struct datagram last;
    uint32_t frame; /* of the first copy */
    uint32_t count;
};

/* One transaction as seen at one hop. Lives as long as the table; on the first pass it is as it was
 * before the message that is read, on later ones as the last message left it. Frames are 0,
 * pointers NULL and times without meaning where the capture has no such message. */
struct transaction {
    uint64_t key;
    uint64_t family;          /* the same for a request wherever it is forwarded to */
    struct transaction *next; /* the one of its family before it */
    struct request *request;
    struct progress *progress;         /* of an INVITE */
    struct cancellation *cancellation; /* likewise; of a CANCEL where its INVITE is unseen */
    struct datagram final; /* the last copy of the final response: of the first one, or of the last
                              2xx, between those who have it first in the capture */
    struct copies *others; /* other final responses, or the same between others */
    uint32_t final_frame;  /* the first copy of it */
    uint32_t final_copies;
    uint32_t before;      /* a hash: `key` of the hop before; 0 where nothing tells */
    uint32_t ahead_frame; /* an earlier request of its dialog: with a higher CSeq number, if it
                             `is_overtaken`, else of its method and unanswered then */
    uint32_t branch;      /* a hash; 0 where it is none of RFC 3261 */
    uint16_t final_code;
    uint8_t depth : 5;     /* how many of its family can be reached by `next` */
    uint8_t failovers : 3; /* servers that its client had sent the same request to before and not
                              reached, as an ICMP error said of each; FAILOVERS_MAX or more */
    bool is_invite : 1;
    bool has_response : 1;  /* any came */
    bool final_has_tag : 1; /* the last final response has a To tag */
    bool acknowledged : 1;  /* an ACK was seen: of a 2xx at any hop, as it has its own branch */
    bool is_settled : 1;    /* of a CANCEL: its INVITE has ended, so it needs no answer */
    bool is_overtaken : 1;
    bool has_forgotten : 1;  /* more of its family came before than are kept */
    bool is_undelivered : 1; /* an ICMP error quotes its request */
};

struct transactions;

/* What the transactions have beside themselves is kept in `store`. */
struct transactions *transactions_new(struct store *store);
void transactions_free(struct transactions *transactions);
struct store *transactions_store(struct transactions *transactions);

/* How many messages were captured again on their way, and to note that one was. */
uint64_t transactions_recaptured(const struct transactions *transactions);
void transactions_note_recaptured(struct transactions *transactions);

/* Calls `visit` with each transaction, in no order, and `data`. */
void transactions_each(struct transactions *transactions,
                       void (*visit)(const struct transaction *transaction, void *data),
                       void *data);

/* A request whose first copy came in a frame; NULL for none. Looks at all transactions. */
const struct request *transactions_request(struct transactions *transactions, uint32_t frame);

/* The transaction of a message with a key: a request (an ACK has none: NULL) or a response. It is
 * told by branch and sent-by of the top Via (RFC 3261 section 17.2.3) with Call-ID, CSeq number and
 * method: branches get reused across CSeq numbers in real traffic. Where the branch is not one of
 * RFC 3261, sent-by, Call-ID and CSeq tell. A response whose sent-by no request has, as a NAT or
 * SBC changed it on the way back, goes to the one with its branch. A request that was not delivered
 * and goes to another server has a transaction of its own there, also where its client keeps the
 * branch. */
struct transaction *transaction_match(struct transactions *transactions,
                                      const struct arrival *arrival);

/* Whether all of a key is that of a transaction, with the sent-by of its request. */
bool transaction_has_key(const struct transaction *transaction, const struct key *key);

/* The transaction of a request with that key: that which went to a server, or else the latest. NULL
 * where there is none. */
struct transaction *transaction_find(struct transactions *transactions, const struct key *key,
                                     const struct endpoint *server);

/* The transaction of that method with the same top Via: the INVITE that a CANCEL is to end (RFC
 * 3261 section 9.1). NULL where there is none. */
struct transaction *transaction_of_method(struct transactions *transactions, const struct key *key,
                                          const char *method);

/* The latest transaction of the family: the requests of this method with the Call-ID and the From
 * tag of `key` and that CSeq number, which are one request wherever it is forwarded to (RFC 3261
 * section 8.2.2.2). `next` leads to those before it, but not to more than 16, as strangers may send
 * any number of them. NULL where there is none. */
struct transaction *transaction_family(struct transactions *transactions, const struct key *key,
                                       const char *method, uint32_t number);

/* The latest of the family of a transaction, as above. */
struct transaction *transaction_latest(struct transactions *transactions,
                                       const struct transaction *transaction);

/* The one of its family whose `key` is its `before`; NULL for none. */
struct transaction *transaction_before(struct transactions *transactions,
                                       const struct transaction *transaction);

/* Whether it has a final response, here or at a hop before. */
static inline bool transaction_is_over(const struct transaction *transaction)
{
    while (transaction && transaction->final_code == 0)
        transaction = transaction->next;
    return transaction != NULL;
}

/* Whether a response came at this hop, in the capture or not. */
static inline bool transaction_was_heard(const struct transaction *transaction)
{
    return transaction->has_response || (transaction->request && transaction->request->was_heard);
}

/* Whether its last final response was a 2xx. */
static inline bool transaction_was_accepted(const struct transaction *transaction)
{
    return transaction->final_code >= 200 && transaction->final_code < 300;
}

/* The first frame that its request was seen in, here or at a hop before; 0 where none was. */
static inline uint32_t transaction_sent_frame(const struct transaction *transaction)
{
    uint32_t first = 0;

    for (; transaction; transaction = transaction->next) {
        if (transaction->request && (first == 0 || transaction->request->frame < first))
            first = transaction->request->frame;
    }
    return first;
}

/* Where its request came from and went to; NULL also where none was seen. */
static inline const struct endpoint *transaction_source(const struct transaction *transaction)
{
    return transaction->request ? transaction->request->source : NULL;
}

static inline const struct endpoint *transaction_destination(const struct transaction *transaction)
{
    return transaction->request ? transaction->request->destination : NULL;
}

/* Notes a request. Returns whether it is the first copy: another one, also one that was captured a
 * second time on its way, tells nothing new. */
bool transaction_note_request(struct transactions *transactions, struct transaction *transaction,
                              const struct arrival *arrival);

/* Notes a response. */
void transaction_note_response(struct transactions *transactions, struct transaction *transaction,
                               const struct arrival *arrival);

#endif
