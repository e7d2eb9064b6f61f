/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a rule looks at, and how it says what it found. */

#ifndef SIPCODE_RULE_H
#define SIPCODE_RULE_H

#include "account.h"
#include "dialog.h"
#include "finding.h"
#include "transaction.h"

/* All that a rule may look at, and where it puts what it finds. */
struct evidence {
    const struct message *message; /* the response, or the request that reports one */
    const struct origin *origin;   /* that it came in */
    const struct datagram *datagram;
    const struct key *key;           /* NULL where it has none, like the next two */
    struct transaction *transaction; /* that it answers, as it was before it */
    struct dialog *dialog;           /* as it was before it; NULL outside one */
    const struct code *code;         /* what the table says of it */
    const struct response *response; /* what is kept of it so far */
    struct transactions *transactions;
    struct dialogs *dialogs;
    struct accounts *accounts;
    struct store *store; /* for texts of the message */
    struct finding findings[FINDINGS_MAX];
    uint8_t count;
};

/* Adds the finding of that file name, unless there is one of its id. `values` are copied; they end
 * with one without a name, and may be NULL where the texts need none. */
void finding_add(struct evidence *evidence, const char *name, const struct finding_value *values);

/* The rules, each for one subject. They look at the evidence and add what they find. */
void finding_rule_address(struct evidence *evidence);
void finding_rule_authentication(struct evidence *evidence);
void finding_rule_caller(struct evidence *evidence);
void finding_rule_cancellation(struct evidence *evidence);
void finding_rule_code(struct evidence *evidence);
void finding_rule_dialog(struct evidence *evidence);
void finding_rule_extension(struct evidence *evidence);
void finding_rule_header(struct evidence *evidence);
void finding_rule_offer(struct evidence *evidence);
void finding_rule_progress(struct evidence *evidence);
void finding_rule_provisional(struct evidence *evidence);
void finding_rule_redirection(struct evidence *evidence);
void finding_rule_request(struct evidence *evidence);
void finding_rule_retry(struct evidence *evidence);
void finding_rule_routing(struct evidence *evidence);
void finding_rule_timing(struct evidence *evidence);
void finding_rule_transfer(struct evidence *evidence);

/* The rule for what a request reports of a response. */
void finding_rule_reported(struct evidence *evidence);

/* What rules note for later responses; the evidence has a transaction. */
void authentication_note_request(const struct evidence *evidence);
void authentication_note_response(const struct evidence *evidence);
void cancellation_note(const struct evidence *evidence);
void extension_note_request(const struct evidence *evidence);
void offer_note_request(const struct evidence *evidence);
void progress_note_response(const struct evidence *evidence);
void provisional_note_request(const struct evidence *evidence);
void provisional_note_response(const struct evidence *evidence);
void request_note(const struct evidence *evidence);
void timing_note_response(const struct evidence *evidence);

/* The host that the request came to more than once, owned by the store; NULL where the capture
 * shows no such. The evidence has a transaction. */
const char *routing_find_circle(const struct evidence *evidence);

#endif
