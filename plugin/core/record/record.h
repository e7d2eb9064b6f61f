/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All that is recorded of a capture: each table of state/ is made, fed and shown to rules here.
 */

#ifndef SIPCODE_RECORD_H
#define SIPCODE_RECORD_H

#include "proof.h"
#include "rule.h"

#include <glib.h>

/* Messages as they came, copies too. */
struct record_sums {
    int64_t first; /* the earliest time of capture; 0 for none */
    int64_t last;  /* the latest one */
    uint64_t frames;
    uint64_t requests;
    uint64_t responses;
};

struct record_messages {
    struct record_sums before; /* the frame of the last message; not of frames that are left out */
    struct record_sums latest; /* of that frame: later ones tell whether it is left out */
    int64_t time;              /* that of the last message */
    uint64_t cut;
    uint64_t unread;
    GArray *clock_steps; /* frames, uint32_t each, at which the clock was set back */
    GHashTable *unfit;   /* set of hashes, owned: sender and receiver of requests whose Call-ID or
                            CSeq could not be read, as record_hosts() makes them */
    uint32_t frame;      /* of the last message */
};

struct record {
    struct store *store;
    struct frames *frames;
    struct transactions *transactions;
    struct acks *acks;
    struct dialogs *dialogs;
    struct parties *parties;
    struct accounts *accounts;
    struct recents *recents;
    struct peers *peers;
    struct visitors *visitors;
    struct registrations *registrations;
    struct legs *legs;
    struct capabilities *capabilities;
    struct failures *failures;
    struct proofs *proofs;
    struct record_messages messages;
    bool has_unread; /* messages that could not be read */
};

/* A hash of two hosts, whatever their ports; 0 where one of both is not known. */
uint64_t record_hosts(const struct endpoint *from, const struct endpoint *to);

void record_start(struct record *record);
void record_end(struct record *record);

/* Clears the evidence but for its findings, and lets it see what is recorded. */
void record_show(const struct record *record, struct evidence *evidence);

/* What a message tells is noted after the rules have seen what was known before it. `transaction`
 * is NULL of an ACK, and of a response whose key could not be read. */
void record_note_ack(struct record *record, const struct arrival *ack,
                     const struct ack_misfit *misfit);
void record_note_request(struct record *record, const struct arrival *arrival,
                         struct transaction *transaction);
void record_note_response(struct record *record, const struct arrival *arrival,
                          struct transaction *transaction);

/* Those so far in frames that no read filter left out. */
struct record_sums record_sums(const struct record *record);

/* The next message could not be read. */
void record_note_unread(struct record *record);

/* What any message tells. */
void record_note_message(struct record *record, const struct arrival *arrival);

#endif
