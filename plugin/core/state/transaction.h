/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests and the responses to them (RFC 3261 section 17.1.3). */

#ifndef SIPCODE_TRANSACTION_H
#define SIPCODE_TRANSACTION_H

#include "key.h"
#include "origin.h"
#include "store.h"

#include <stdint.h>

/* How datagrams count time, in nanoseconds; all that origin_time() returns fits. */
#define DATAGRAM_TICK INT64_C(100000)
#define DATAGRAM_TIME_MAX ((UINT64_C(1) << 48) - 1)

/* A datagram, to tell one that was captured again from a message that was sent again. */
struct datagram {
    uint64_t bytes;     /* hash of the message's header */
    uint64_t time : 48; /* of capture, in DATAGRAM_TICK */
    uint64_t ip_id : 16;
};

/* One set of credentials of a request (RFC 3261 section 22), as hashes. */
struct credentials {
    uint64_t realm;
    uint64_t nonce; /* 0 where it is empty */
    const char *user;
    bool for_proxy; /* Proxy-Authorization */
};

/* What only some requests have. Texts are NULL and numbers 0 where this one has none. */
struct asked {
    const char *content_type;
    const char *content_encoding;
    const char *event;
    const char *offer;    /* its session description in short */
    const char *refer_to; /* URI */
    const char *required; /* option tags of Require and Proxy-Require */
    const char *supported;
    int64_t date; /* seconds since the epoch */
    uint32_t expires;
    uint32_t session_expires;
    bool says_interval; /* also one of 0 or that is no number */
    bool has_identity;  /* the Identity header field (RFC 8224) */
    bool has_date;
};

#define PROGRESS_TAGS_MAX 4

/* What came before the final response of an INVITE. */
struct progress {
    uint64_t tags[PROGRESS_TAGS_MAX]; /* To tags of 101 to 299, up to a 0 */
    int64_t ringing_time;
    int64_t reliable_time;
    struct datagram provisional; /* the last one above 100 */
    uint32_t ringing_frame;      /* first 180 */
    uint32_t provisional_frame;
    uint32_t provisional_copies;
    uint32_t reliable_frame; /* last 1xx sent reliably (RFC 3262) */
    uint32_t rseq;           /* of that */
    uint32_t acknowledged;   /* the last RSeq that a PRACK confirmed */
    bool early_sdp;          /* a session description came */
};

/* The first CANCEL of an INVITE. */
struct cancellation {
    int64_t time;
    const char *source; /* who sent it at this hop */
    const char *reason; /* its Reason in words; NULL where it has none */
    uint32_t frame;
    bool by_answer; /* Reason: SIP;cause=200 */
};

/* One transaction as seen at one hop. Lives as long as the table. Frames are 0, pointers NULL and
 * times without meaning where the capture has no such message. */
struct transaction {
    uint64_t key;
    uint64_t family;          /* the same for a request wherever it is forwarded to */
    struct transaction *next; /* the one of its family before it */
    int64_t request_time;     /* of the first copy of the request */
    struct datagram request;  /* its last copy */
    struct datagram final;    /* the last copy of the last final response */
    const char *request_uri;
    const char *source; /* of the first copy */
    const char *destination;
    const struct credentials *credentials;
    struct asked *asked;
    struct progress *progress;
    struct cancellation *cancellation;
    uint32_t request_frame;
    uint32_t final_frame;     /* the first copy of the last final response */
    uint32_t overtaken_frame; /* an earlier request of its dialog with a higher CSeq number */
    uint32_t pending_frame;   /* an earlier one of its method and dialog, unanswered then */
    uint32_t request_copies;  /* a datagram that was captured several times counts once */
    uint32_t final_copies;
    uint16_t final_code;
    uint8_t credential_count;
    uint8_t max_forwards; /* where the request has a valid one */
    bool is_invite : 1;
    bool has_to_tag : 1; /* these of the request */
    bool has_max_forwards : 1;
    bool has_contact : 1;
    bool has_record_route : 1;
    bool has_timestamp : 1;
    bool has_replaces : 1; /* or Join (RFC 3891, RFC 3911) */
    bool is_noted : 1;     /* what the request tells has been noted */
    bool has_response : 1; /* any came */
    bool acknowledged : 1; /* an ACK was seen, at any hop: that of a 2xx has a branch of its own */
    bool is_cut : 1;       /* more of its family came before than are kept */
    bool is_misnamed : 1;  /* the request's first line has another method than its CSeq */
    uint8_t depth;         /* how many of its family can be reached by `next` */
};

struct transactions;

/* What the transactions have beside themselves is kept in `store`. */
struct transactions *transactions_new(struct store *store);
void transactions_free(struct transactions *transactions);

/* The transaction of a request (an ACK has none: NULL) or a response. The key is the top Via branch
 * with Call-ID, CSeq number and method: branches get reused across CSeq numbers in real traffic.
 * Sent-by is left out, as a NAT or SBC may change it on the way back. Where the branch is not one
 * of RFC 3261, Call-ID and CSeq alone are the key. A request is counted as a copy. */
struct transaction *transaction_match(struct transactions *transactions,
                                      const struct message *message, const struct key *key,
                                      const struct origin *origin, const struct datagram *datagram);

/* The transaction of that method with the same branch: the INVITE that a CANCEL is to end (RFC 3261
 * section 9.1). NULL where there is none. */
struct transaction *transaction_of_method(struct transactions *transactions, const struct key *key,
                                          const char *method);

/* The latest transaction of the family: the requests of this method with the Call-ID and the From
 * tag of `key` and that CSeq number, which are one request wherever it is forwarded to (RFC
 * 3261 section 8.2.2.2). `next` leads to those before it, but not to more than 16, as strangers may
 * send any number of them. NULL where there is none. */
struct transaction *transaction_family(struct transactions *transactions, const struct key *key,
                                       const char *method, uint32_t number);

/* Notes the ACK of an INVITE. */
void transaction_note_ack(struct transactions *transactions, const struct key *key);

/* What a transaction has beside itself, made where there is none yet. */
struct asked *transaction_asked(struct transactions *transactions, struct transaction *transaction);
struct progress *transaction_progress(struct transactions *transactions,
                                      struct transaction *transaction);

struct datagram datagram_of(const struct message *message, const struct origin *origin);

/* Whether a datagram is the last one again, captured a second time on its way: at another
 * interface, or inside a tunnel and outside. Hosts that send IP identification 0 are told by time.
 */
bool datagram_is_same(const struct datagram *last, const struct datagram *datagram);

#endif
