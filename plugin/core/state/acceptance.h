/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The calls of a host that another one accepted: what a refused one is put beside. */

#ifndef SIPCODE_ACCEPTANCE_H
#define SIPCODE_ACCEPTANCE_H

#include "transaction.h"

/* A host that accepts more different ones than these does not choose by them. */
#define ACCEPTED_MAX 8

/* Lives as long as the store. */
struct acceptance {
    const char *uri;  /* Request-URI of the last one */
    const char *from; /* URI of its From */
    uint32_t frame;
    uint32_t callers[ACCEPTED_MAX]; /* hashes, up to a 0 */
    uint32_t domains[ACCEPTED_MAX];
    bool with_plus; /* a number with + */
    bool without_plus;
};

struct acceptance *acceptance_new(struct store *store);

/* Whether a final response tells that a call was taken, were it by a callee who is busy. */
bool acceptance_is_told(const struct arrival *response, const struct transaction *transaction);

/* Notes a call that was accepted, with its response. */
void acceptance_note(struct acceptance *acceptance, const struct arrival *response,
                     const struct request *request, struct store *store);

/* Whether a caller, URI of From, may be one of those that were accepted. */
bool acceptance_has_caller(const struct acceptance *acceptance, struct slice from);

/* Likewise the domain of a Request-URI. */
bool acceptance_has_domain(const struct acceptance *acceptance, struct slice uri);

#endif
