/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A finding: what the capture shows about one response, as a text of codes/finding/ and its values.
 */

#ifndef SIPCODE_FINDING_H
#define SIPCODE_FINDING_H

#include "finding_text.h"
#include "nonce.h"
#include "packet.h"
#include "response.h"
#include "transaction.h"

/* What can be put into a text. A field that does not count is zero. */
struct finding_value {
    const char *name; /* in the template, {name} */
    const char *text;
    int64_t number;
    int64_t duration; /* nanoseconds */
};

/* How many values and how many findings are kept of one response. */
#define FINDING_VALUES_MAX 4
#define FINDINGS_MAX 8

/* Kept with the response. */
struct finding {
    const struct finding_text *text;
    struct finding_value values[FINDING_VALUES_MAX]; /* up to one without a name */
};

/* All that a rule may look at, and where it puts what it finds. */
struct evidence {
    const struct message *message;   /* the response */
    const struct packet *packet;     /* that it came in */
    const struct datagram *datagram; /* likewise */
    const struct code *code;         /* what the table says of it */
    const struct response *response; /* what is kept of it so far */
    struct transaction *transaction; /* that it answers, before it; NULL where it cannot be told */
    struct transactions *transactions;
    struct nonces *nonces;
    struct store *store; /* for texts of the message */
    struct finding findings[FINDINGS_MAX];
    unsigned count;
};

/* Adds the finding of that file name, unless there is one of its id; `values` end with one without
 * a name. */
void finding_add(struct evidence *evidence, const char *name, const struct finding_value *values);

/* Nanoseconds between two times of capture as a value: at least 1, as clocks may go backwards. */
int64_t finding_duration(int64_t from, int64_t to);

/* Puts the values into a template: text, summary or remedy. The caller frees it. */
char *finding_render(const struct finding *finding, const char *template);

/* The strongest finding that explains the response; NULL where none does. */
const struct finding *finding_explaining(const struct response *response);

/* Severity of the response: that of its code, or of the finding that explains it in its place;
 * raised to that of its gravest finding. */
enum code_severity finding_severity(const struct response *response);

/* The rules, each for one subject. They look at the evidence and add what they find. */
void finding_rule_authentication(struct evidence *evidence);
void finding_rule_cancellation(struct evidence *evidence);
void finding_rule_code(struct evidence *evidence);
void finding_rule_header(struct evidence *evidence);
void finding_rule_progress(struct evidence *evidence);
void finding_rule_redirection(struct evidence *evidence);
void finding_rule_request(struct evidence *evidence);
void finding_rule_timing(struct evidence *evidence);

/* What rules note of other messages, for later responses. */
void authentication_note_request(struct transaction *transaction, const struct message *message,
                                 struct store *store);
void authentication_note_response(const struct evidence *evidence);
void cancellation_note(struct transaction *invite, const struct message *cancel,
                       const struct packet *packet);
void progress_note_response(const struct evidence *evidence);
void request_note(struct transaction *transaction, const struct message *message,
                  struct store *store);
void timing_note_response(const struct evidence *evidence);

#endif
