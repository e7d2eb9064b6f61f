/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A finding: what the capture shows about one response, as a text of codes/finding/ and its values.
 */

#ifndef SIPCODE_FINDING_H
#define SIPCODE_FINDING_H

#include "dialog.h"
#include "finding_text.h"
#include "nonce.h"
#include "packet.h"
#include "response.h"
#include "transaction.h"

/* What can be put into a text. */
struct finding_value {
    const char *name; /* in the template, {name} */
    enum finding_value_kind {
        FINDING_TEXT,
        FINDING_NUMBER,
        FINDING_DURATION, /* nanoseconds */
        FINDING_CLOCK,    /* nanoseconds since the epoch, shown in UTC */
    } kind;
    union {
        const char *text;
        int64_t number;
    };
};

static inline struct finding_value value_text(const char *name, const char *text)
{
    return (struct finding_value){.name = name, .kind = FINDING_TEXT, .text = text ? text : "?"};
}

static inline struct finding_value value_number(const char *name, int64_t number)
{
    return (struct finding_value){.name = name, .kind = FINDING_NUMBER, .number = number};
}

/* From one time of capture to another; not below 0, as clocks may go backwards. */
static inline struct finding_value value_duration(const char *name, int64_t from, int64_t to)
{
    return (struct finding_value){
        .name = name, .kind = FINDING_DURATION, .number = to > from ? to - from : 0};
}

static inline struct finding_value value_clock(const char *name, int64_t time)
{
    return (struct finding_value){.name = name, .kind = FINDING_CLOCK, .number = time};
}

/* How many findings are kept of one response. */
#define FINDINGS_MAX 8

/* Kept with the response. */
struct finding {
    const struct finding_text *text;
    const struct finding_value *values; /* up to one without a name; NULL where it has none */
    enum code_severity severity;        /* that of the text, if its rule did not set another */
};

/* All that a rule may look at, and where it puts what it finds. */
struct evidence {
    const struct message *message; /* the response, or the request that reports one */
    const struct packet *packet;   /* that it came in */
    const struct datagram *datagram;
    const struct identifiers *identifiers; /* NULL where it has none, like the next two */
    struct transaction *transaction;       /* that it answers, as it was before it */
    struct dialog *dialog;                 /* as it was before it; NULL outside one */
    const struct code *code;               /* what the table says of it */
    const struct response *response;       /* what is kept of it so far */
    struct transactions *transactions;
    struct dialogs *dialogs;
    struct nonces *nonces;
    struct store *store; /* for texts of the message */
    struct finding findings[FINDINGS_MAX];
    uint8_t count;
};

/* Adds the finding of that file name, unless there is one of its id. `values` are copied; they end
 * with one without a name, and may be NULL where the texts need none. */
void finding_add(struct evidence *evidence, const char *name, const struct finding_value *values);

/* Puts the values into a template: text, summary or remedy. The caller frees it. */
char *finding_render(const struct finding *finding, const char *template);

/* The strongest finding that explains the response; NULL where none does. */
const struct finding *finding_explaining(const struct response *response);

/* Severity of the response: that of its code, or of the finding that explains it in its place;
 * raised to that of its gravest finding. */
enum code_severity finding_severity(const struct response *response);

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
