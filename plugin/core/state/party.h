/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One side of a call or subscription, by Call-ID and its own tag: what is to be known of it before
 * or whatever the other side's tag is. */

#ifndef SIPCODE_PARTY_H
#define SIPCODE_PARTY_H

#include "transaction.h"

/* Lives as long as the table; only those are kept of which there is something to say. Frames are 0
 * and pointers NULL where there is nothing. */
struct party {
    uint64_t key;
    const struct transaction *opener; /* its last SUBSCRIBE or REFER outside of dialogs */
    const char *preconditions;        /* of its last session description that had some (RFC 3312) */
    int64_t pending_time;             /* of the first 491 in a row that it got */
    uint64_t pending_family;          /* of the last one */
    uint32_t pending_count;
    uint32_t opener_cseq;
    uint32_t preconditions_frame;
    uint32_t ack_frame;     /* its last ACK without the To tag that the response has */
    uint32_t refusal_frame; /* that response */
    uint16_t refusal_code;
};

struct parties;

struct parties *parties_new(struct store *store);
void parties_free(struct parties *parties);

/* The side of a call with that tag; NULL where nothing is kept of it. */
const struct party *party_find(struct parties *parties, const struct key *key, uint64_t tag);

/* Notes the first copy of a request. */
void party_note_request(struct parties *parties, const struct arrival *arrival,
                        const struct transaction *transaction);

/* Notes an ACK; those of a refusal have the branch of its INVITE, and are to have its To tag (RFC
 * 3261 section 17.1.1.3). */
void party_note_ack(struct parties *parties, const struct arrival *ack,
                    const struct transaction *invite);

/* Notes a response, before the transaction that it belongs to does. */
void party_note_response(struct parties *parties, const struct arrival *arrival,
                         const struct transaction *transaction);

#endif
