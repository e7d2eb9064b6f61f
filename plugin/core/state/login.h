/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A login that was challenged or refused: which credentials it is about, where, and what is wrong
 * with their digest (RFC 3261 section 22.4). */

#ifndef SIPCODE_LOGIN_H
#define SIPCODE_LOGIN_H

#include "account.h"

/* How many realms a response may ask for. */
#define ASKED_MAX (CHALLENGE_KINDS * CHALLENGES_MAX)

/* What a response asks for: Digest credentials for a realm, in the header field of a kind. Servers
 * offer several algorithms for one realm. */
struct asked {
    enum challenge_kind kind;
    const char *realm;           /* owned by the store; NULL for none */
    struct slice nonce;          /* of the first challenge */
    bool is_stale;               /* one of them has stale=true */
    uint16_t algorithms;         /* a bit for each */
    enum digest_algorithm first; /* of the first challenge */
};

/* Reads what a response asks for. Challenges without a nonce, which nobody can answer, and those of
 * another scheme are left out: tokens have neither realm nor nonce to compare (RFC 8898). */
unsigned asked_read(const struct arrival *arrival, struct store *store,
                    struct asked asked[ASKED_MAX]);

/* The transaction of the host that refused the request or challenged it: that of `transaction`, or
 * one behind, where its receiver sent the request on, so had let its credentials pass. */
const struct transaction *login_hop(struct transactions *transactions,
                                    const struct transaction *transaction);

/* Credentials as the host that refused them got them. */
struct attempt {
    const struct request *request;
    const struct credentials *credentials;
    const struct nonce *nonce; /* NULL where none of the capture is theirs */
    const struct login *login; /* of the same user before; NULL where that was not seen */
};

/* What is wrong with a digest, by what it was asked. */
enum digest_fault {
    DIGEST_FAULT_NONE,
    DIGEST_FAULT_REALM,
    DIGEST_FAULT_ALGORITHM, /* not offered, as the next */
    DIGEST_FAULT_QOP,
    DIGEST_FAULT_AUTH_INT,    /* chosen in place of auth */
    DIGEST_FAULT_UNSIGNED,    /* an AKA response that is empty: the SIM refuses the network */
    DIGEST_FAULT_NC_ACCEPTED, /* not grown on a nonce that was accepted */
    DIGEST_FAULT_NC,          /* from here on the password may be wrong as well */
    DIGEST_FAULT_QOP_ABSENT,
    DIGEST_FAULT_OPAQUE,
    DIGEST_FAULT_URI,
};

/* What is known about credentials of a request. */
struct attempt attempt_of(struct accounts *accounts, const struct request *request,
                          const struct credentials *credentials);

/* Finds the credentials that a request had for what was asked, or on a nonce that was offered for
 * it; those that were not accepted before come first. False where it had none: an empty nonce is
 * how an IMS phone gives its identity before the first challenge. */
bool attempt_find(struct accounts *accounts, const struct request *request,
                  const struct asked *asked, struct attempt *attempt);

/* Whether the same user got on with this very nonce before. */
bool attempt_was_accepted(const struct attempt *attempt);

/* The gravest fault. */
enum digest_fault attempt_fault(const struct attempt *attempt);

#endif
