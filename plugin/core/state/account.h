/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nonces that servers of the capture offered, what became of them, and whose credentials were
 * accepted (RFC 3261 section 22). */

#ifndef SIPCODE_ACCOUNT_H
#define SIPCODE_ACCOUNT_H

#include "origin.h"

#include <stdbool.h>
#include <stdint.h>

struct nonce {
    uint64_t hash;
    uint32_t frame; /* of the challenge that offered it first */
    int64_t time;   /* of that, in nanoseconds */
    bool accepted;  /* a request with it was not challenged again */
};

struct accounts;

struct accounts *accounts_new(void);
void accounts_free(struct accounts *accounts);

/* The nonce, NULL where no challenge of the capture offered it. */
struct nonce *accounts_find_nonce(struct accounts *accounts, uint64_t hash);

/* Whether a user of a realm had his credentials accepted before; `account` stands for both. */
bool accounts_know(struct accounts *accounts, uint64_t account);

/* Notes that they were. */
void accounts_accept(struct accounts *accounts, uint64_t account);

/* Notes that a challenge offered it. */
void accounts_offer_nonce(struct accounts *accounts, uint64_t hash, const struct origin *origin);

#endif
