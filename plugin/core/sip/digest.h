/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of Digest authentication (RFC 7616, RFC 8760, RFC 3310, RFC 4169). */

#ifndef SIPCODE_DIGEST_H
#define SIPCODE_DIGEST_H

#include "slice.h"

#define DIGEST_ALGORITHMS(X)                                                                       \
    X(DIGEST_MD5, "MD5")                                                                           \
    X(DIGEST_MD5_SESS, "MD5-sess")                                                                 \
    X(DIGEST_SHA_256, "SHA-256")                                                                   \
    X(DIGEST_SHA_256_SESS, "SHA-256-sess")                                                         \
    X(DIGEST_SHA_512_256, "SHA-512-256")                                                           \
    X(DIGEST_SHA_512_256_SESS, "SHA-512-256-sess")                                                 \
    X(DIGEST_AKA_V1, "AKAv1-MD5")                                                                  \
    X(DIGEST_AKA_V2, "AKAv2-MD5")

/* The first is meant where none is named. One that is not known comes last. */
#define DIGEST_ID(id, name) id,
enum digest_algorithm { DIGEST_ALGORITHMS(DIGEST_ID) DIGEST_OTHER };
#undef DIGEST_ID

/* Bits: a challenge may offer several. */
enum digest_qop { DIGEST_QOP_AUTH = 1, DIGEST_QOP_AUTH_INT = 2, DIGEST_QOP_OTHER = 4 };

enum digest_algorithm digest_read_algorithm(struct slice name);

/* As it is written; NULL for DIGEST_OTHER. */
const char *digest_algorithm_name(enum digest_algorithm algorithm);

/* Whether it is computed from the key of a SIM, not from a password. */
static inline bool digest_is_aka(enum digest_algorithm algorithm)
{
    return algorithm == DIGEST_AKA_V1 || algorithm == DIGEST_AKA_V2;
}

/* The bits of "auth,auth-int". */
uint8_t digest_read_qops(struct slice list);

/* A nonce count, hexadecimal; 0 where it is none. */
uint32_t digest_read_count(struct slice text);

#endif
