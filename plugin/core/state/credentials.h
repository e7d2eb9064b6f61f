/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The credentials of a request (RFC 3261 section 22), and the names of nonces. */

#ifndef SIPCODE_CREDENTIALS_H
#define SIPCODE_CREDENTIALS_H

#include "arrival.h"
#include "store.h"

/* How many sets of credentials are kept of a request. */
#define CREDENTIALS_MAX 4

/* One set. Owned by the store, as its texts, which are NULL where it has none. */
struct credentials {
    const char *realm;
    const char *user;
    const char *uri; /* digest-uri, where it is not the Request-URI */
    uint64_t nonce;  /* as nonce_name() has it; 0 where it is empty */
    uint32_t opaque; /* part of a hash; 0 where it has none */
    uint32_t nc;     /* 0 where it has none */
    uint32_t
        repeats; /* an earlier request that had this nc or a higher one on this nonce: its frame */
    uint8_t qops;
    uint8_t algorithm : 4; /* enum digest_algorithm */
    bool for_proxy : 1;    /* Proxy-Authorization */
    bool is_digest : 1;
    bool has_auts : 1;
    bool is_unsigned : 1; /* response="" */
};

/* Reads the credentials of a request; NULL where it has none. */
struct credentials *credentials_read(const struct arrival *arrival, struct store *store,
                                     uint8_t *count);

/* The user part of From; the whole URI where it has none. Empty where it has no From. */
struct slice credentials_from(const struct message *message);

/* A nonce belongs to the host that it was given to, `client`, and the user in From: servers give
 * one to many. 0 for an empty nonce. */
uint64_t nonce_name(struct slice nonce, const struct endpoint *client,
                    const struct message *message);

/* What opaque is compared by; 0 where it is absent. */
uint32_t credentials_opaque(struct slice opaque);

#endif
