/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The legs of a call: a back-to-back user agent ends one dialog and opens another, with another
 * Call-ID. */

#ifndef SIPCODE_LEG_H
#define SIPCODE_LEG_H

#include <stdint.h>

/* How many legs of one call are joined. */
#define LEGS_MAX 4

/* What shows that a leg belongs to those before it. */
enum leg_proof {
    LEG_SESSION_ID, /* RFC 7989 */
    LEG_ICID,       /* icid-value of P-Charging-Vector (RFC 7315 section 4.6) */
    LEG_GUID,       /* a header field that a maker of B2BUAs uses likewise */
    LEG_NAMED,      /* a header field names the Call-ID of the other leg */
    LEG_GUESS,      /* the host that got one sent the other at once, for the same caller */
    LEG_PROOFS
};

/* As filters have them. */
extern const char *const leg_proof_words[LEG_PROOFS];

/* In the order of their INVITEs; two or more. */
struct call_legs {
    uint8_t count;
    struct {
        const char *call_id;
        enum leg_proof proof; /* without meaning for the first one */
    } legs[LEGS_MAX];
};

#endif
