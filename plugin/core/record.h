/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All that is recorded of a capture: each table of state/ is made, fed and shown to rules here.
 */

#ifndef SIPCODE_RECORD_H
#define SIPCODE_RECORD_H

#include "rule.h"

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
    bool has_unread; /* messages that could not be read */
};

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

/* What any message tells. */
void record_note_message(struct record *record, const struct arrival *arrival);

#endif
