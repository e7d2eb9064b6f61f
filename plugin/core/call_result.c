/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How calls went. */

#include "call_result.h"

#include "attempt.h"

#include <glib.h>
#include <string.h>

static bool has_finding(const struct result *result, const char *id)
{
    unsigned i = 0;

    while (i < result->finding_count &&
           strcmp(finding_text_of(result->findings[i].form)->id, id) != 0)
        i++;
    return i < result->finding_count;
}

/* A challenge that the client can follow, with another nonce or credentials, ends nothing. A caller
 * may give up by BYE, too (RFC 3261 section 15). */
static enum call_outcome judge(const struct evidence *evidence, const struct result *result)
{
    unsigned code = result->code;
    enum call_outcome outcome =
        attempt_outcome(evidence->transactions, evidence->transaction, evidence->arrival);

    if ((code == 401 || code == 407) && !has_finding(result, "auth-rejected") &&
        !has_finding(result, "auth-digest-fault"))
        return OUTCOME_NONE;
    if (code == 487 && outcome != OUTCOME_NONE && has_finding(result, "terminated-by-bye"))
        return OUTCOME_CANCELLED;
    return result_judge_cause(result, outcome);
}

/* What a scanner gets is no call. */
static void note_attempt(const struct evidence *evidence, struct result *result)
{
    if (has_finding(result, "scan"))
        return;
    result->outcome = judge(evidence, result) & 15;
    if (!result->has_time ||
        !attempt_is_heard(evidence->transactions, evidence->transaction, evidence->arrival))
        return;
    int64_t start = attempt_start(evidence->transactions, evidence->transaction, evidence->key);
    result_note_delay(result, evidence->origin->time - start, evidence->store);
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
    result->ended_by =
        (dialog_ended_between(dialog, evidence->transactions) ? ENDED_BY_NETWORK
                                                              : dialog_ended_by(dialog)) &
        3;
    result_note_duration(result, bye->request->time - dialog->call->answered,
                         dialog->call->invite_frame, evidence->store);
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

    if (transaction->final_code != 0 || has_finding(result, "scan"))
        return;
    if (has_finding(result, "call-ended"))
        note_end(evidence, dialog_of_bye(evidence->dialogs, evidence->transactions, transaction),
                 result);
    else if ((has_finding(result, "request-unanswered") ||
              has_finding(result, "request-unreachable")) &&
             attempt_is(evidence->transactions, transaction) &&
             attempt_is_silent(evidence->transactions, transaction))
        result->outcome = OUTCOME_UNANSWERED;
}
