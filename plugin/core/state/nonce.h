/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nonces of the capture: who offered them, with what, and what became of them. */

#ifndef SIPCODE_NONCE_H
#define SIPCODE_NONCE_H

#include "transaction.h"

/* A nonce that was given to one client and user, or that they had from before the capture. Owned by
 * the store. Of what challenges with it say differently the value is 0: it cannot be compared. */
struct nonce {
    uint64_t name;                 /* as nonce_name() has it */
    int64_t time;                  /* of the challenge that offered it first */
    const struct endpoint *server; /* that offered it; NULL where that is unknown */
    const char *user;              /* whose credentials used it last; NULL where none did */
    uint32_t frame;                /* of the challenge; 0 where none was seen */
    uint32_t accepted;             /* the request with it that got on last; 0 where none did */
    uint32_t nc;                   /* the highest that the user sent */
    uint32_t nc_frame;             /* the request that had that */
    uint32_t nc_request;           /* what that request is known by wherever it is sent on to */
    uint32_t realm;                /* parts of hashes */
    uint32_t opaque;
    uint16_t algorithms; /* a bit for each that was offered */
    uint8_t qops;        /* likewise, of enum digest_qop */
    bool in_www : 1;     /* in WWW-Authenticate */
    bool in_proxy : 1;   /* in Proxy-Authenticate */
    bool of_many : 1;    /* several servers offered it */
    bool
        is_asked : 1; /* `server` is where the request went to, not where the challenge came from */
    bool is_relayed : 1; /* the server had it from a host that it sent the request on to */
    bool is_used : 1;    /* a request with it got an answer that tells nothing of the credentials */
};

struct nonces;

struct nonces *nonces_new(struct store *store);
void nonces_free(struct nonces *nonces);

/* NULL where there is none of that name. */
struct nonce *nonce_find(struct nonces *nonces, uint64_t name);

/* Whether the server that a request went to is the one that offered the nonce. One with several
 * ports may be one or several: false. */
bool nonce_is_of(const struct nonce *nonce, const struct endpoint *server);

/* Whether it was offered in the header field of a kind, as far as that was seen. */
static inline bool nonce_is_of_kind(const struct nonce *nonce, enum challenge_kind kind)
{
    return nonce->frame == 0 || (kind == CHALLENGE_PROXY ? nonce->in_proxy : nonce->in_www);
}

/* Whether another host offered it. */
bool nonce_is_foreign(const struct nonce *nonce, const struct endpoint *server);

/* Notes the challenges of a response; `transaction` may be NULL. */
void nonce_note_challenges(struct nonces *nonces, struct transactions *transactions,
                           const struct arrival *arrival, const struct transaction *transaction);

/* Notes that a request uses a nonce, and in its credentials whether its nc was used before. */
void nonce_note_use(struct nonces *nonces, const struct arrival *arrival,
                    struct credentials *credentials);

/* What a realm is compared by, as the store has it. */
uint32_t nonce_realm(const char *realm);

#endif
