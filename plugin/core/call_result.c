/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How calls went. */

#include "call_result.h"

#include "attempt.h"
#include "hop.h"

#include <string.h>

static bool is_explained_by(const struct result *result, const char *id)
{
    const struct finding *finding = result_explaining(result);

    return finding && strcmp(finding_text_of(finding->form)->id, id) == 0;
}

/* What a scanner gets is no call. */
static void note_attempt(const struct evidence *evidence, struct result *result)
{
    if (is_explained_by(result, "scan"))
        return;
    result->outcome =
        attempt_outcome(evidence->transactions, evidence->transaction, evidence->arrival) & 15;
    if (!result->has_time || !attempt_is_heard(evidence->transaction, evidence->arrival))
        return;
    int64_t start = attempt_start(evidence->transactions, evidence->transaction, evidence->key);
    result_note_delay(result, evidence->origin->time - start, evidence->store);
}

static enum call_ender find_ender(const struct dialog *dialog, struct transactions *transactions)
{
    if (dialog_ended_between(dialog, transactions))
        return ENDED_BY_NETWORK;
    switch (dialog_ended_by(dialog)) {
    case CALL_CALLER:
        return ENDED_BY_CALLER;
    case CALL_CALLEE:
        return ENDED_BY_CALLEE;
    default:
        return ENDED_BY_UNKNOWN;
    }
}

/* Of a call whose answer was seen, at the hop where its BYE was seen first. */
static void note_end(const struct evidence *evidence, const struct dialog *dialog,
                     struct result *result)
{
    const struct transaction *bye = dialog ? dialog->bye : NULL;

    if (!bye || bye != evidence->transaction || !dialog->call ||
        bye->request->time < dialog->call->answered)
        return;
    result->outcome = OUTCOME_ENDED;
    result->ended_by = find_ender(dialog, evidence->transactions) & 3;
    result_note_duration(result, bye->request->time - dialog->call->answered, evidence->store);
}

/* A BYE that is challenged has ended nothing so far; any other response ends the call for its
 * sender (RFC 3261 section 15.1.1). */
static bool is_end(const struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    return key_has_method(evidence->key, "BYE") && code >= 200 && code != 401 && code != 407 &&
           evidence->transaction->final_code == 0;
}

void call_result_note(const struct evidence *evidence, struct result *result)
{
    if (!evidence->transaction || result->is_reported)
        return;
    if (evidence->transaction->is_invite &&
        attempt_is(evidence->transactions, evidence->transaction))
        note_attempt(evidence, result);
    else if (is_end(evidence))
        note_end(evidence, evidence->dialog, result);
}

void call_result_note_later(const struct evidence *evidence, struct result *result)
{
    const struct transaction *transaction = evidence->transaction;

    if (transaction->final_code != 0)
        return;
    if (is_explained_by(result, "call-ended"))
        note_end(evidence, dialog_of_bye(evidence->dialogs, evidence->transactions, transaction),
                 result);
    else if (!transaction->has_response && is_explained_by(result, "request-unanswered") &&
             attempt_is(evidence->transactions, transaction))
        result->outcome = OUTCOME_UNANSWERED;
}
