/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Final responses to an INVITE that wait for their ACK, until it comes. */

#ifndef SIPCODE_AWAITED_H
#define SIPCODE_AWAITED_H

#include "transaction.h"

/* How many are kept, the last ones: in most calls the ACK comes next. */
#define AWAITED_MAX 1024

/* Texts are NULL where there is none. */
struct awaited {
    uint64_t key;
    uint64_t bytes; /* of its datagram */
    uint64_t to_tag;
    struct transaction *invite;
    const struct endpoint *source;
    char *tag;
    char *branch;
    char *contact; /* of a 2xx alone, as the next one */
    char *routes;  /* the values of Record-Route, of one that opens a dialog */
    uint32_t frame;
    uint32_t cseq;
    uint32_t place; /* among those that are kept */
    uint16_t code;
    bool is_one_of_several; /* another one came meanwhile: which one an ACK is of is unsure */
};

struct awaiteds;

struct awaiteds *awaiteds_new(void);
void awaiteds_free(struct awaiteds *awaiteds);

/* The 2xx that waits for an ACK of a caller, by Call-ID, From tag and address; NULL for none. */
struct awaited *awaited_find_answer(struct awaiteds *awaiteds, const struct key *key,
                                    const struct endpoint *caller);

/* Another final response of that transaction that waits for its ACK; NULL for none. */
struct awaited *awaited_find_refusal(struct awaiteds *awaiteds,
                                     const struct transaction *transaction);

/* Notes a final response to an INVITE, after its transaction did. A 2xx is kept where it gets to
 * the caller, which took all Via but one off. */
void awaited_note(struct awaiteds *awaiteds, const struct arrival *arrival,
                  struct transaction *transaction);

/* Its ACK came. */
void awaited_forget(struct awaiteds *awaiteds, struct awaited *awaited);

#endif
