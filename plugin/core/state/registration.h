/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Registrations: what was granted last, and what was asked for since (RFC 3261 section 10.2). */

#ifndef SIPCODE_REGISTRATION_H
#define SIPCODE_REGISTRATION_H

#include "binding.h"
#include "transaction.h"

/* The REGISTERs of a Call-ID at one registrar. Frames and numbers are 0, and texts NULL, where
 * there is nothing. */
struct registration {
    uint64_t key;           /* of Call-ID and registrar */
    uint64_t contact;       /* hash of the binding that the last REGISTER asks for */
    uint64_t bound_contact; /* of the one that was granted */
    int64_t bound_time;     /* when that was */
    int64_t asked_time;     /* of the first REGISTER since */
    const char *way;        /* where the REGISTER came from behind a NAT, as "192.0.2.1:5060" */
    uint32_t cseq;          /* of the last REGISTER */
    uint32_t asked_cseq;    /* of the first one since the grant */
    uint32_t bound_cseq;    /* of the one that was granted */
    uint32_t bound_frame;   /* of the 2xx */
    uint32_t seconds;       /* that were granted */
    bool has_flow;          /* the client keeps its way open, and is called by it (RFC 5626) */
};

struct registrations;

struct registrations *registrations_new(void);
void registrations_free(struct registrations *registrations);

/* What is known when a response to a REGISTER comes, before it is noted; NULL where the REGISTER
 * asked for no binding, or it has been forgotten. Valid until the next message is noted. */
const struct registration *registration_find(const struct registrations *registrations,
                                             const struct arrival *response,
                                             const struct transaction *transaction);

/* Finds the binding in a response that its REGISTER asked for: of several for that user, host and
 * port the one that lasts longest. False where it has none. */
bool registration_binding(const struct registration *registration, const struct message *response,
                          struct binding *binding);

/* Whether the user of a URI was registered at a client by a response whose REGISTER was not
 * captured. */
bool registrations_know(const struct registrations *registrations, const struct endpoint *client,
                        struct slice user);

/* Whether a binding was granted after that frame. */
bool registrations_granted(const struct registrations *registrations, const struct binding *binding,
                           uint32_t frame);

/* From where the registrar saw a REGISTER come that passed a NAT: by the top Via of its response,
 * else by the packet. NULL where no NAT is seen. */
const char *registration_way(const struct arrival *response, const struct transaction *transaction,
                             struct store *store);

/* Notes the first copy of a request. */
void registrations_note_request(struct registrations *registrations, const struct arrival *arrival);

/* Notes a response, before the transaction that it belongs to does. */
void registrations_note_response(struct registrations *registrations,
                                 const struct arrival *response,
                                 const struct transaction *transaction, struct store *store);

#endif
