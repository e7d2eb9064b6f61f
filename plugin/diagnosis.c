/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the messages of a capture in their order: notes requests, applies the rules to responses.
 */

#include "diagnosis.h"

#include "code.h"
#include "finding.h"

#include <glib.h>

struct diagnosis {
    struct store *store;
    struct transactions *transactions;
    struct nonces *nonces;
};

/* What explains the response comes first. */
static void (*const rules[])(struct evidence *evidence) = {
    finding_rule_authentication, finding_rule_cancellation, finding_rule_redirection,
    finding_rule_request,        finding_rule_progress,     finding_rule_header,
    finding_rule_code,           finding_rule_timing,
};

struct diagnosis *diagnosis_new(void)
{
    struct diagnosis *diagnosis = g_new(struct diagnosis, 1);

    diagnosis->store = store_new();
    diagnosis->transactions = transactions_new();
    diagnosis->nonces = nonces_new();
    return diagnosis;
}

void diagnosis_free(struct diagnosis *diagnosis)
{
    nonces_free(diagnosis->nonces);
    transactions_free(diagnosis->transactions);
    store_free(diagnosis->store);
    g_free(diagnosis);
}

static void note_request(struct diagnosis *diagnosis, struct transaction *transaction,
                         const struct message *message, const struct packet *packet)
{
    if (transaction) {
        authentication_note_request(transaction, message, diagnosis->store);
        request_note(transaction, message, diagnosis->store);
    }
    if (slice_equals(message->method, "ACK"))
        transaction_note_ack(diagnosis->transactions, message);
    if (slice_equals(message->method, "CANCEL")) {
        struct transaction *invite = transaction_of_cancel(diagnosis->transactions, message);
        if (invite)
            cancellation_note(invite, message, packet);
    }
}

static void apply_rules(struct evidence *evidence, struct response *response)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        rules[i](evidence);
    response->finding_count = (uint8_t)evidence->count;
    response->findings = store_block(evidence->store, evidence->findings,
                                     evidence->count * sizeof(evidence->findings[0]));
    authentication_note_response(evidence);
    progress_note_response(evidence);
    timing_note_response(evidence);
}

const struct response *diagnosis_read(struct diagnosis *diagnosis, const struct message *message,
                                      const struct packet *packet)
{
    struct datagram datagram = datagram_of(message, packet);
    struct transaction *transaction =
        transaction_match(diagnosis->transactions, message, packet, &datagram);
    struct response *response = response_read(message, diagnosis->store);

    if (!response) {
        note_request(diagnosis, transaction, message, packet);
        return NULL;
    }
    if (transaction && transaction->request_frame != 0) {
        response->request_frame = transaction->request_frame;
        response->response_time = packet->time - transaction->request_time;
    }
    struct evidence evidence = {
        .message = message,
        .packet = packet,
        .datagram = &datagram,
        .code = code_explain(message->code),
        .response = response,
        .transaction = transaction,
        .transactions = diagnosis->transactions,
        .nonces = diagnosis->nonces,
        .store = diagnosis->store,
    };
    apply_rules(&evidence, response);
    return response;
}

const struct response *diagnosis_read_alone(struct diagnosis *diagnosis,
                                            const struct message *message)
{
    return response_read(message, diagnosis->store);
}
