/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Renders what is kept of the call that a message belongs to. */

#include "tree_call.h"

static int hf_id;
static int hf_outcome;
static int hf_cause;
static int hf_delay;
static int hf_ended_by;
static int hf_duration;
static int hf_leg;
static int hf_leg_proof;

static const struct item_field fields[] = {
    {&hf_id, "sipcode.call.id", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_CALL_ID,
     SENTENCE_TREE_CALL_ID_HELP},
    {&hf_outcome, "sipcode.call.outcome", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_CALL_OUTCOME,
     SENTENCE_TREE_CALL_OUTCOME_HELP},
    {&hf_cause, "sipcode.call.cause", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_CALL_CAUSE,
     SENTENCE_TREE_CALL_CAUSE_HELP},
    {&hf_delay, "sipcode.call.pdd", FT_RELATIVE_TIME, BASE_NONE, NULL, SENTENCE_TREE_CALL_PDD,
     SENTENCE_TREE_CALL_PDD_HELP},
    {&hf_ended_by, "sipcode.call.ended_by", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_CALL_ENDED_BY,
     SENTENCE_TREE_CALL_ENDED_BY_HELP},
    {&hf_duration, "sipcode.call.duration", FT_RELATIVE_TIME, BASE_NONE, NULL,
     SENTENCE_TREE_CALL_DURATION, SENTENCE_TREE_CALL_DURATION_HELP},
    {&hf_leg, "sipcode.call.leg", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_CALL_LEG,
     SENTENCE_TREE_CALL_LEG_HELP},
    {&hf_leg_proof, "sipcode.call.leg.proof", FT_STRING, BASE_NONE, NULL,
     SENTENCE_TREE_CALL_LEG_PROOF, SENTENCE_TREE_CALL_LEG_PROOF_HELP},
};

static hf_register_info infos[G_N_ELEMENTS(fields)];

void tree_call_register(int proto)
{
    item_register(proto, fields, infos, G_N_ELEMENTS(fields));
}

static const enum sentence outcomes[OUTCOMES] = {
    [OUTCOME_ANSWERED] = SENTENCE_WORD_OUTCOME_ANSWERED,
    [OUTCOME_BUSY] = SENTENCE_WORD_OUTCOME_BUSY,
    [OUTCOME_NO_ANSWER] = SENTENCE_WORD_OUTCOME_NO_ANSWER,
    [OUTCOME_CANCELLED] = SENTENCE_WORD_OUTCOME_CANCELLED,
    [OUTCOME_REFUSED] = SENTENCE_WORD_OUTCOME_REFUSED,
    [OUTCOME_FAILED] = SENTENCE_WORD_OUTCOME_FAILED,
    [OUTCOME_UNANSWERED] = SENTENCE_WORD_OUTCOME_UNANSWERED,
    [OUTCOME_UNKNOWN] = SENTENCE_WORD_OUTCOME_UNKNOWN,
};

static const enum sentence enders[CALL_ENDERS] = {
    [ENDED_BY_UNKNOWN] = SENTENCE_WORD_ENDER_UNKNOWN,
    [ENDED_BY_CALLER] = SENTENCE_WORD_ENDER_CALLER,
    [ENDED_BY_CALLEE] = SENTENCE_WORD_ENDER_CALLEE,
    [ENDED_BY_NETWORK] = SENTENCE_WORD_ENDER_NETWORK,
};

static const enum sentence proofs[LEG_PROOFS] = {
    [LEG_SESSION_ID] = SENTENCE_WORD_PROOF_SESSION_ID,
    [LEG_ICID] = SENTENCE_WORD_PROOF_ICID,
    [LEG_GUID] = SENTENCE_WORD_PROOF_GUID,
    [LEG_NAMED] = SENTENCE_WORD_PROOF_CALL_ID,
    [LEG_GUESS] = SENTENCE_WORD_PROOF_GUESS,
};

static void add_proof(const struct branch *branch, enum leg_proof proof)
{
    item_choice(branch, hf_leg_proof, leg_proof_words[proof], proofs[proof]);
}

static void add_outcome(const struct branch *branch, const struct result *result)
{
    item_choice(branch, hf_outcome, outcome_words[result->outcome], outcomes[result->outcome]);
    if (result->outcome == OUTCOME_ANSWERED)
        return;
    g_autofree char *cause = result_cause(result);
    item_text(branch, hf_cause, cause);
}

/* Two legs are joined by what was found with the later one. */
static void add_legs(const struct branch *branch, const struct call_legs *legs, const char *call_id)
{
    unsigned own = 0;

    while (own + 1U < legs->count && g_strcmp0(legs->legs[own].call_id, call_id) != 0)
        own++;
    for (unsigned i = 0; i < legs->count; i++) {
        if (i == own)
            continue;
        item_text(branch, hf_leg, legs->legs[i].call_id);
        add_proof(branch, legs->legs[MAX(i, own)].proof);
    }
}

void tree_call_add(const struct branch *branch, const struct result *result)
{
    if (result->call_id)
        item_hidden(branch, hf_id, result->call_id); /* the message shows it */
    if (result->outcome == OUTCOME_ENDED) {
        item_choice(branch, hf_ended_by, ender_words[result->ended_by], enders[result->ended_by]);
        item_time(branch, hf_duration, result->rare->call_time);
    } else if (result->outcome != OUTCOME_NONE) {
        add_outcome(branch, result);
    }
    if (result->has_delay)
        item_time(branch, hf_delay, result_delay(result));
    if (result->rare->legs)
        add_legs(branch, result->rare->legs, result->call_id);
}
