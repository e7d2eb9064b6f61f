/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The nonces that servers of the capture offered, what became of them, and whose credentials were
 * accepted (RFC 3261 section 22). */

#ifndef SIPCODE_NONCE_H
#define SIPCODE_NONCE_H

#include "packet.h"

#include <stdbool.h>
#include <stdint.h>

struct nonce {
    uint64_t identity;
    uint32_t frame; /* of the challenge that offered it first */
    int64_t time;   /* of that, in nanoseconds */
    bool accepted;  /* a request with it was not challenged again */
};

struct nonces;

struct nonces *nonces_new(void);
void nonces_free(struct nonces *nonces);

/* The nonce, NULL where no challenge of the capture offered it. */
struct nonce *nonces_find(struct nonces *nonces, uint64_t identity);

/* Whether a user of a realm had his credentials accepted before; `account` stands for both. */
bool nonces_know(struct nonces *nonces, uint64_t account);

/* Notes that they were. */
void nonces_accept(struct nonces *nonces, uint64_t account);

/* Notes that a challenge offered it. */
void nonces_offer(struct nonces *nonces, uint64_t identity, const struct packet *packet);

#endif
