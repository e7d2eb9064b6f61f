/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the dialog of a request tells of its refusal (RFC 3261 sections 12 to 15). */

#include "rule.h"

/* The frame that ended the dialog before this request was sent; 0 where none did. */
static uint32_t find_end(const struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog;
    uint32_t frame = evidence->request->frame;

    if (dialog->bye && dialog->bye->family != evidence->transaction->family &&
        dialog->bye->request->frame < frame)
        return dialog->bye->request->frame;
    return dialog->ended_frame < frame ? dialog->ended_frame : 0;
}

/* Another dialog of this call that the capture shows alive; `*wrong` says which of its tags the
 * request did not have. */
static const struct dialog *find_other(const struct evidence *evidence, const char **wrong)
{
    const struct key *key = evidence->key;
    const struct dialog *other = dialog_of_call(evidence->dialogs, key);

    while (other && other->alive_frame == 0)
        other = other->next;
    if (!other)
        return NULL;
    if (other->sides[0].tag == key->from_tag || other->sides[1].tag == key->from_tag)
        *wrong = "To";
    else if (other->sides[0].tag == key->to_tag || other->sides[1].tag == key->to_tag)
        *wrong = "From";
    else
        *wrong = "From + To";
    return other;
}

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

/* The form for a dialog that the capture shows alive: something in it may be what is not known. */
static enum finding_form name_alive(const struct evidence *evidence)
{
    if (key_has_method(evidence->key, "PRACK"))
        return FINDING_DIALOG_UNKNOWN_RACK;
    if (key_has_method(evidence->key, "NOTIFY") || key_has_method(evidence->key, "SUBSCRIBE"))
        return FINDING_DIALOG_UNKNOWN_SUBSCRIPTION;
    return FINDING_DIALOG_UNKNOWN_ALIVE;
}

static void find_unknown_dialog(struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog;
    const char *wrong = NULL;
    const struct dialog *other = NULL;
    uint32_t end = dialog ? find_end(evidence) : 0;
    enum finding_form form = FINDING_DIALOG_UNKNOWN;
    const struct dialog *latest = dialog_of_call(evidence->dialogs, evidence->key);

    if (!evidence->request->has_to_tag)
        form = name_outside(evidence);
    else if (end != 0)
        form = FINDING_DIALOG_UNKNOWN_ENDED;
    else if (dialog && dialog->alive_frame != 0)
        form = name_alive(evidence);
    else if (latest && latest->has_forgotten)
        return;
    else if ((other = find_other(evidence, &wrong)))
        form = FINDING_DIALOG_UNKNOWN_TAG;
    finding_add(evidence, form,
                (const struct value[]){value_method(evidence->response->method),
                                       value_end(end),
                                       value_alive(dialog ? dialog->alive_frame : 0),
                                       value_other(other ? other->alive_frame : 0),
                                       value_tag(wrong),
                                       {0}});
}

/* The INVITE that a CANCEL was to end but does not name: it took the same hop with another branch.
 */
static const struct transaction *find_neighbour(const struct evidence *evidence)
{
    const struct request *cancel = evidence->request;
    const struct transaction *invite = transaction_family(evidence->transactions, evidence->key,
                                                          "INVITE", evidence->key->cseq.number);

    while (invite && !(endpoint_same_host(transaction_source(invite), cancel->source) &&
                       endpoint_same_host(transaction_destination(invite), cancel->destination)))
        invite = invite->next;
    return invite;
}

/* The form for a CANCEL; FINDING_NONE where the capture does not tell. */
static enum finding_form name_invite(const struct evidence *evidence,
                                     const struct transaction *invite,
                                     const struct transaction *neighbour)
{
    if (invite && !invite->request)
        return FINDING_NONE;
    if (invite && invite->final_code == 0)
        return FINDING_DIALOG_UNKNOWN_PENDING;
    if (invite)
        return invite->final_frame < evidence->request->frame ? FINDING_DIALOG_UNKNOWN_LATE
                                                              : FINDING_NONE;
    if (neighbour)
        return FINDING_DIALOG_UNKNOWN_BRANCH;
    return transaction_family(evidence->transactions, evidence->key, "INVITE",
                              evidence->key->cseq.number)
               ? FINDING_NONE
               : FINDING_DIALOG_UNKNOWN_INVITE;
}

/* 481 to a CANCEL: it found no INVITE to end (RFC 3261 section 9.2). */
static void find_unknown_invite(struct evidence *evidence)
{
    const struct transaction *invite =
        transaction_of_method(evidence->transactions, evidence->key, "INVITE");
    const struct transaction *neighbour = find_neighbour(evidence);
    const struct transaction *shown = invite ? invite : neighbour;

    finding_add(
        evidence, name_invite(evidence, invite, neighbour),
        (const struct value[]){value_code(shown ? shown->final_code : 0),
                               value_final(shown ? shown->final_frame : 0),
                               value_frame(shown && shown->request ? shown->request->frame : 0),
                               {0}});
}

/* RFC 3261 section 15.1.2: what is pending when BYE comes is answered all the same. */
static bool find_bye(struct evidence *evidence)
{
    const struct transaction *bye = evidence->dialog ? evidence->dialog->bye : NULL;

    if (!bye || bye == evidence->transaction || key_has_method(evidence->key, "BYE") ||
        bye->request->frame < evidence->request->frame || evidence->transaction->cancellation)
        return false;
    finding_add(evidence,
                evidence->response->code == 487 ? FINDING_TERMINATED_BY_BYE
                                                : FINDING_TERMINATED_BY_BYE_PENDING,
                (const struct value[]){value_frame(bye->request->frame),
                                       value_method(evidence->response->method),
                                       {0}});
    return true;
}

/* RFC 3261 section 14.1: who chose the Call-ID waits longer. */
static enum finding_form name_wait(const struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog;

    if (dialog->owner == 0)
        return FINDING_GLARE_UNOWNED;
    return dialog->sides[dialog->owner - 1].tag == evidence->key->from_tag ? FINDING_GLARE
                                                                           : FINDING_GLARE_CALLEE;
}

static void find_glare(struct evidence *evidence)
{
    uint32_t frame = evidence->request->frame;
    const struct transaction *crossing =
        evidence->dialog ? dialog_receiver(evidence->dialog, evidence->key)->offer : NULL;

    if (!crossing || (crossing->final_code != 0 && crossing->final_frame < frame))
        return;
    finding_add(
        evidence, name_wait(evidence),
        (const struct value[]){value_frame(frame), value_crossing(crossing->request->frame), {0}});
}

/* 500: RFC 3261 sections 12.2.2 and 14.2. */
static void find_disorder(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct value values[] = {
        value_frame(transaction->overtaken_frame ? transaction->overtaken_frame
                                                 : transaction->pending_frame),
        value_cseq(evidence->key->cseq.number),
        {0},
    };

    if (transaction->overtaken_frame != 0)
        finding_add(evidence, FINDING_OUT_OF_ORDER, values);
    else if (transaction->pending_frame != 0)
        finding_add(evidence, FINDING_OUT_OF_ORDER_PENDING, values);
}

static void find(struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    if (code >= 400 && code != 401 && code != 407 && find_bye(evidence))
        return;
    if (code == 481 && key_has_method(evidence->key, "CANCEL"))
        find_unknown_invite(evidence);
    else if (code == 481)
        find_unknown_dialog(evidence);
    else if (code == 491)
        find_glare(evidence);
    else if (code == 500)
        find_disorder(evidence);
}

const struct rule rule_unknown_dialog = {.needs = NEEDS_REQUEST, .on_response = find};
