/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nonces that servers of the capture offered, what became of them, and whose credentials were
 * accepted (RFC 3261 section 22). */

#ifndef SIPCODE_ACCOUNT_H
#define SIPCODE_ACCOUNT_H

#include "transaction.h"

struct nonce {
    uint64_t hash;
    int64_t time;   /* of the challenge that offered it first */
    uint32_t frame; /* of that */
    bool accepted;  /* a request with it was not challenged again */
};

struct accounts;

struct accounts *accounts_new(void);
void accounts_free(struct accounts *accounts);

/* The nonce, NULL where no challenge of the capture offered it. */
const struct nonce *accounts_find_nonce(struct accounts *accounts, uint64_t hash);

/* Whether the user of these credentials had some accepted in their realm before. */
bool accounts_know(struct accounts *accounts, const struct credentials *credentials);

/* Notes what a response offers, and whose credentials it accepts; `transaction` may be NULL. */
void accounts_note_response(struct accounts *accounts, const struct arrival *arrival,
                            const struct transaction *transaction);

#endif
