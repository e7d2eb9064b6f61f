/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the messages of a capture in their order: notes requests, applies the rules to responses.
 */

#include "diagnosis.h"

#include "code.h"
#include "rule.h"

#include <glib.h>

struct diagnosis {
    struct store *store;
    struct transactions *transactions;
    struct dialogs *dialogs;
    struct accounts *accounts;
};

/* What explains the response comes first. */
static void (*const rules[])(struct evidence *evidence) = {
    finding_rule_authentication, finding_rule_cancellation, finding_rule_dialog,
    finding_rule_routing,        finding_rule_offer,        finding_rule_caller,
    finding_rule_transfer,       finding_rule_redirection,  finding_rule_request,
    finding_rule_extension,      finding_rule_address,      finding_rule_progress,
    finding_rule_provisional,    finding_rule_retry,        finding_rule_header,
    finding_rule_code,           finding_rule_timing,
};

struct diagnosis *diagnosis_new(void)
{
    struct diagnosis *diagnosis = g_new(struct diagnosis, 1);

    diagnosis->store = store_new();
    diagnosis->transactions = transactions_new(diagnosis->store);
    diagnosis->dialogs = dialogs_new(diagnosis->store);
    diagnosis->accounts = accounts_new();
    return diagnosis;
}

void diagnosis_free(struct diagnosis *diagnosis)
{
    accounts_free(diagnosis->accounts);
    dialogs_free(diagnosis->dialogs);
    transactions_free(diagnosis->transactions);
    store_free(diagnosis->store);
    g_free(diagnosis);
}

static void note_request(struct diagnosis *diagnosis, const struct evidence *evidence)
{
    const struct message *message = evidence->message;
    struct transaction *transaction = evidence->transaction;

    if (!evidence->key)
        return;
    /* A copy, also one captured a second time on its way, tells nothing new. */
    if (transaction && !transaction->is_noted) {
        transaction->is_noted = true;
        authentication_note_request(evidence);
        request_note(evidence);
        cancellation_note(evidence);
        provisional_note_request(evidence);
        dialog_note_request(diagnosis->dialogs, message, evidence->key, evidence->origin,
                            transaction);
    }
    if (slice_equals(message->method, "ACK"))
        transaction_note_ack(diagnosis->transactions, evidence->key);
}

static void keep_findings(const struct evidence *evidence, struct response *response)
{
    response->finding_count = evidence->count;
    response->findings = store_block(evidence->store, evidence->findings,
                                     evidence->count * sizeof(evidence->findings[0]));
}

static void read_response(struct diagnosis *diagnosis, struct evidence *evidence,
                          struct response *response)
{
    struct transaction *transaction = evidence->transaction;

    if (transaction && transaction->request_frame != 0) {
        response->request_frame = transaction->request_frame;
        response->response_time = evidence->origin->time - transaction->request_time;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        rules[i](evidence);
    keep_findings(evidence, response);
    authentication_note_response(evidence);
    if (!transaction)
        return;
    progress_note_response(evidence);
    provisional_note_response(evidence);
    timing_note_response(evidence);
    dialog_note_response(diagnosis->dialogs, evidence->key, response->code, evidence->origin,
                         transaction);
}

struct response *diagnosis_read(struct diagnosis *diagnosis, const struct message *message,
                                const struct origin *origin)
{
    struct datagram datagram = datagram_of(message, origin);
    struct response *response = response_read(message, diagnosis->store);
    struct key key;
    struct evidence evidence = {
        .message = message,
        .origin = origin,
        .datagram = &datagram,
        .response = response,
        .transactions = diagnosis->transactions,
        .dialogs = diagnosis->dialogs,
        .accounts = diagnosis->accounts,
        .store = diagnosis->store,
    };

    if (key_read(message, &key)) {
        evidence.key = &key;
        evidence.transaction =
            transaction_match(diagnosis->transactions, message, &key, origin, &datagram);
    }
    if (response && evidence.key)
        evidence.dialog = dialog_find(diagnosis->dialogs, &key);
    if (response)
        evidence.code = code_explain(response->code);
    if (response && !response->is_reported) {
        read_response(diagnosis, &evidence, response);
    } else {
        note_request(diagnosis, &evidence);
        if (response) {
            finding_rule_reported(&evidence);
            keep_findings(&evidence, response);
        }
    }
    return response;
}

struct response *diagnosis_read_alone(struct diagnosis *diagnosis, const struct message *message)
{
    return response_read(message, diagnosis->store);
}
