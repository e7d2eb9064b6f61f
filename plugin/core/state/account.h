/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who logs in: the nonces that servers offered, whose credentials were accepted, and challenges
 * that nobody answers (RFC 3261 section 22). */

#ifndef SIPCODE_ACCOUNT_H
#define SIPCODE_ACCOUNT_H

#include "nonce.h"

/* A user of a realm whose credentials got a request on. */
struct login {
    uint64_t account;              /* hash of both */
    const struct endpoint *server; /* that accepted them first */
    uint32_t frame;                /* of the request */
};

/* Challenges of one realm to the requests of one call, method and sender that have no credentials
 * for it. */
struct unanswered {
    uint64_t key;
    uint32_t cseq; /* of the last request */
    uint32_t count;
    uint32_t first_frame; /* of the first challenge, and of the last one */
    uint32_t last_frame;
};

struct accounts;

struct accounts *accounts_new(struct store *store);
void accounts_free(struct accounts *accounts);

/* The nonce, as nonce_name() has it; NULL where none of the capture is that. */
const struct nonce *accounts_find_nonce(struct accounts *accounts, uint64_t name);

/* Where the user of these credentials had some accepted in their realm before; NULL where that was
 * not seen. */
const struct login *accounts_find_login(struct accounts *accounts,
                                        const struct credentials *credentials);

/* The challenges of a realm that came before a response to a request, in the same call, for the
 * same method and sender, and were never answered with credentials; `realm` may be NULL. NULL where
 * there are none. */
const struct unanswered *accounts_find_unanswered(struct accounts *accounts,
                                                  const struct arrival *response,
                                                  const char *realm);

/* Notes the first copy of a request. */
void accounts_note_request(struct accounts *accounts, const struct arrival *arrival,
                           struct request *request);

/* Notes what a response offers, and whose credentials it accepts; `transaction` may be NULL. */
void accounts_note_response(struct accounts *accounts, struct transactions *transactions,
                            const struct arrival *arrival, const struct transaction *transaction);

#endif
