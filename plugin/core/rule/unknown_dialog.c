/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 481 to a request that is sent in a dialog: what the capture has of it (RFC 3261 section 12.2).
 * That of subscriptions is told before, if it can be. */

#include "rule.h"

/* The form for a request without a To tag: it is sent in no dialog. FINDING_NONE where it need not
 * be. */
static enum finding_form name_outside(const struct evidence *evidence)
{
    if (evidence->request->has_replaces)
        return FINDING_DIALOG_UNKNOWN_REPLACES;
    if (key_has_method(evidence->key, "NOTIFY"))
        return FINDING_DIALOG_UNKNOWN_UNSOLICITED;
    return key_has_method(evidence->key, "BYE") || key_has_method(evidence->key, "INFO") ||
                   key_has_method(evidence->key, "PRACK") || key_has_method(evidence->key, "UPDATE")
               ? FINDING_DIALOG_UNKNOWN_TAGLESS
               : FINDING_NONE;
}

static void find_outside(struct evidence *evidence)
{
    const struct party *party =
        party_find(evidence->parties, evidence->key, evidence->key->from_tag);
    bool is_unconfirmed = party && party->ack_frame != 0 && evidence->transaction->is_invite &&
                          party->ack_frame < evidence->request->frame;

    finding_add(evidence, is_unconfirmed ? FINDING_DIALOG_UNKNOWN_ACK : name_outside(evidence),
                (const struct value[]){value_method(evidence->response->method),
                                       value_frame(party ? party->ack_frame : 0),
                                       value_final(party ? party->refusal_frame : 0),
                                       value_code(party ? party->refusal_code : 0),
                                       {0}});
}

/* The BYE that was sent before this request; NULL where none was. */
static const struct transaction *find_bye(const struct evidence *evidence)
{
    const struct transaction *bye = evidence->dialog->bye;

    return bye && bye->request && bye->family != evidence->transaction->family &&
                   transaction_sent_frame(bye) < transaction_sent_frame(evidence->transaction)
               ? bye
               : NULL;
}

/* The form for a request after a BYE. Who sends a BYE has left the call, whatever the answer (RFC
 * 3261 section 15.1.1). */
static enum finding_form name_after(const struct evidence *evidence, const struct transaction *bye)
{
    const struct dialog *dialog = evidence->dialog;
    bool is_own = dialog->sides[dialog->bye_side].tag == evidence->key->from_tag;

    if (bye->final_code >= 300 && bye->final_code != 481 && bye->final_code != 408)
        return FINDING_DIALOG_UNKNOWN_REFUSED;
    if (is_own)
        return FINDING_DIALOG_UNKNOWN_OWN;
    return key_has_method(evidence->key, "BYE") ? FINDING_DIALOG_UNKNOWN_BOTH
                                                : FINDING_DIALOG_UNKNOWN_ENDED;
}

/* Another branch that took the call, where nothing shows that this one did; NULL where none did. */
static const struct dialog *find_winner(const struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog;
    const struct dialog *other = dialog_of_call(evidence->dialogs, evidence->key);

    if (!dialog->invite || dialog->answered_frame != 0)
        return NULL;
    while (other && (!other->invite || other->answered_frame == 0 ||
                     other->invite->family != dialog->invite->family))
        other = other->next;
    return other;
}

/* The form for a dialog that the capture shows alive: something in it may be what is not known. */
static enum finding_form name_alive(const struct evidence *evidence)
{
    return key_has_method(evidence->key, "PRACK") ? FINDING_DIALOG_UNKNOWN_RACK
                                                  : FINDING_DIALOG_UNKNOWN_ALIVE;
}

/* Whether a BYE came that is not this request, here or at another hop. */
static bool has_other_bye(const struct evidence *evidence)
{
    const struct transaction *bye = evidence->dialog->bye;

    return bye && bye->family != evidence->transaction->family;
}

static void find_inside(struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog, *winner = find_winner(evidence);
    const struct transaction *bye = find_bye(evidence),
                             *failure = dialog_failure(dialog, evidence->transactions);
    uint32_t sent = transaction_sent_frame(evidence->transaction);
    uint32_t end = bye ? transaction_sent_frame(bye) : failure ? failure->final_frame : 0;
    enum finding_form form = FINDING_NONE;

    if (bye)
        form = name_after(evidence, bye);
    else if (failure && failure->final_frame < sent)
        form = FINDING_DIALOG_UNKNOWN_FAILED;
    else if (winner && winner->answered_frame < sent)
        form = FINDING_DIALOG_UNKNOWN_FORKED;
    else if (!failure && !winner && !has_other_bye(evidence))
        form = name_alive(evidence);
    finding_add(evidence, form,
                (const struct value[]){value_method(evidence->response->method),
                                       value_end(end),
                                       value_code(bye       ? bye->final_code
                                                  : failure ? failure->final_code
                                                            : 0),
                                       value_alive(dialog->alive_frame),
                                       value_other(winner ? winner->answered_frame : 0),
                                       {0}});
}

/* Another dialog of this call that the capture shows alive; `*wrong` says which of its tags the
 * request did not have, NULL where it has none in From. */
static const struct dialog *find_other(const struct evidence *evidence, const char **wrong)
{
    const struct key *key = evidence->key;
    const struct dialog *other = dialog_of_call(evidence->dialogs, key);

    while (other && other->alive_frame == 0)
        other = other->next;
    if (!other || key->from_tag == 0)
        return other;
    if (other->sides[0].tag == key->from_tag || other->sides[1].tag == key->from_tag)
        *wrong = "To";
    else if (other->sides[0].tag == key->to_tag || other->sides[1].tag == key->to_tag)
        *wrong = "From";
    else
        *wrong = "From + To";
    return other;
}

static void find_unseen(struct evidence *evidence)
{
    const struct dialog *latest = dialog_of_call(evidence->dialogs, evidence->key);
    const char *wrong = NULL;
    const struct dialog *other = find_other(evidence, &wrong);
    enum finding_form form = FINDING_DIALOG_UNKNOWN;

    if (latest && latest->has_forgotten)
        return;
    if (other)
        form = wrong ? FINDING_DIALOG_UNKNOWN_TAG : FINDING_DIALOG_UNKNOWN_FROMLESS;
    finding_add(evidence, form,
                (const struct value[]){value_method(evidence->response->method),
                                       value_other(other ? other->alive_frame : 0),
                                       value_tag(wrong),
                                       {0}});
}

/* A copy of a request that was accepted before: its host has forgotten it with its dialog. */
static void find_again(struct evidence *evidence)
{
    finding_add(evidence, FINDING_DIALOG_UNKNOWN_AGAIN,
                (const struct value[]){value_method(evidence->response->method),
                                       value_code(evidence->transaction->final_code),
                                       value_final(evidence->transaction->final_frame),
                                       {0}});
}

/* Whether the capture has more of the dialog than this request. */
static bool is_seen(const struct evidence *evidence)
{
    return evidence->dialog && (evidence->dialog->alive_frame != 0 || find_bye(evidence));
}

static void find(struct evidence *evidence)
{
    if (evidence->response->code != 481 || dialog_bye_over(evidence->dialog, evidence->transactions,
                                                           evidence->key, evidence->transaction))
        return;
    if (transaction_was_accepted(evidence->transaction))
        find_again(evidence);
    else if (key_has_method(evidence->key, "CANCEL"))
        return;
    else if (!evidence->request->has_to_tag)
        find_outside(evidence);
    else if (is_seen(evidence))
        find_inside(evidence);
    else
        find_unseen(evidence);
}

const struct rule rule_unknown_dialog = {
    .needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
