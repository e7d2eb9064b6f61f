/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the dialog of a request tells of its refusal (RFC 3261 sections 12 to 15). */

#include "rule.h"

#include <glib.h>

static bool is_method(const struct evidence *evidence, const char *method)
{
    return slice_equals(evidence->key->cseq.method, method);
}

/* The frame that ended the dialog before this request was sent; 0 where none did. */
static uint32_t find_end(const struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog;
    const struct transaction *transaction = evidence->transaction;

    if (dialog->bye && dialog->bye->family != transaction->family &&
        dialog->bye->request_frame < transaction->request_frame)
        return dialog->bye->request_frame;
    return dialog->ended_frame < transaction->request_frame ? dialog->ended_frame : 0;
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

/* The form for a request without a To tag: it is sent in no dialog. NULL where it need not be. */
static const char *name_outside(const struct evidence *evidence)
{
    if (evidence->transaction->has_replaces)
        return "dialog-unknown-replaces";
    if (is_method(evidence, "NOTIFY"))
        return "dialog-unknown-unsolicited";
    return is_method(evidence, "BYE") || is_method(evidence, "INFO") ||
                   is_method(evidence, "PRACK") || is_method(evidence, "UPDATE")
               ? "dialog-unknown-tagless"
               : NULL;
}

/* The form for a dialog that the capture shows alive: something in it may be what is not known. */
static const char *name_alive(const struct evidence *evidence)
{
    if (is_method(evidence, "PRACK"))
        return "dialog-unknown-rack";
    if (is_method(evidence, "NOTIFY") || is_method(evidence, "SUBSCRIBE"))
        return "dialog-unknown-subscription";
    return "dialog-unknown-alive";
}

static void find_unknown_dialog(struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog;
    const char *wrong = NULL;
    const struct dialog *other = NULL;
    uint32_t end = dialog ? find_end(evidence) : 0;
    const char *name = "dialog-unknown";
    const struct dialog *latest = dialog_of_call(evidence->dialogs, evidence->key);

    if (!evidence->transaction->has_to_tag)
        name = name_outside(evidence);
    else if (end != 0)
        name = "dialog-unknown-ended";
    else if (dialog && dialog->alive_frame != 0)
        name = name_alive(evidence);
    else if (latest && latest->is_cut)
        return;
    else if ((other = find_other(evidence, &wrong)))
        name = "dialog-unknown-tag";
    if (name)
        finding_add(
            evidence, name,
            (const struct finding_value[]){value_text("method", evidence->response->method),
                                           value_number("end", end),
                                           value_number("alive", dialog ? dialog->alive_frame : 0),
                                           value_number("other", other ? other->alive_frame : 0),
                                           value_text("tag", wrong),
                                           {0}});
}

/* The INVITE that a CANCEL was to end but does not name: it took the same hop with another branch.
 */
static const struct transaction *find_neighbour(const struct evidence *evidence)
{
    const struct transaction *cancel = evidence->transaction;
    const struct transaction *invite = transaction_family(evidence->transactions, evidence->key,
                                                          "INVITE", evidence->key->cseq.number);

    while (invite && !(origin_same_host(invite->source, cancel->source) &&
                       origin_same_host(invite->destination, cancel->destination)))
        invite = invite->next;
    return invite;
}

/* The form for a CANCEL; NULL where the capture does not tell. */
static const char *name_invite(const struct evidence *evidence, const struct transaction *invite,
                               const struct transaction *neighbour)
{
    if (invite && invite->request_frame == 0)
        return NULL;
    if (invite && invite->final_code == 0)
        return "dialog-unknown-pending";
    if (invite)
        return invite->final_frame < evidence->transaction->request_frame ? "dialog-unknown-late"
                                                                          : NULL;
    if (neighbour)
        return "dialog-unknown-branch";
    return transaction_family(evidence->transactions, evidence->key, "INVITE",
                              evidence->key->cseq.number)
               ? NULL
               : "dialog-unknown-invite";
}

/* 481 to a CANCEL: it found no INVITE to end (RFC 3261 section 9.2). */
static void find_unknown_invite(struct evidence *evidence)
{
    const struct transaction *invite =
        transaction_of_method(evidence->transactions, evidence->key, "INVITE");
    const struct transaction *neighbour = find_neighbour(evidence);
    const struct transaction *shown = invite ? invite : neighbour;
    const char *name = name_invite(evidence, invite, neighbour);

    if (name)
        finding_add(
            evidence, name,
            (const struct finding_value[]){value_number("code", shown ? shown->final_code : 0),
                                           value_number("final", shown ? shown->final_frame : 0),
                                           value_number("frame", shown ? shown->request_frame : 0),
                                           {0}});
}

/* RFC 3261 section 15.1.2: what is pending when BYE comes is answered all the same. */
static bool find_bye(struct evidence *evidence)
{
    const struct transaction *bye = evidence->dialog ? evidence->dialog->bye : NULL;
    const struct transaction *transaction = evidence->transaction;

    if (!bye || bye == transaction || is_method(evidence, "BYE") ||
        bye->request_frame < transaction->request_frame || transaction->cancellation)
        return false;
    finding_add(evidence,
                evidence->response->code == 487 ? "terminated-by-bye" : "terminated-by-bye-pending",
                (const struct finding_value[]){value_number("frame", bye->request_frame),
                                               value_text("method", evidence->response->method),
                                               {0}});
    return true;
}

/* RFC 3261 section 14.1: who chose the Call-ID waits longer. */
static const char *name_wait(const struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog;

    if (dialog->owner == 0)
        return "glare-unowned";
    return dialog->sides[dialog->owner - 1].tag == evidence->key->from_tag ? "glare"
                                                                           : "glare-callee";
}

static void find_glare(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct transaction *crossing =
        evidence->dialog ? dialog_receiver(evidence->dialog, evidence->key)->offer : NULL;

    if (!crossing ||
        (crossing->final_code != 0 && crossing->final_frame < transaction->request_frame))
        return;
    finding_add(evidence, name_wait(evidence),
                (const struct finding_value[]){value_number("frame", transaction->request_frame),
                                               value_number("crossing", crossing->request_frame),
                                               {0}});
}

/* 500: RFC 3261 sections 12.2.2 and 14.2. */
static void find_disorder(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct finding_value values[] = {
        value_number("frame", transaction->overtaken_frame ? transaction->overtaken_frame
                                                           : transaction->pending_frame),
        value_number("cseq", evidence->key->cseq.number),
        {0},
    };

    if (transaction->overtaken_frame != 0)
        finding_add(evidence, "out-of-order", values);
    else if (transaction->pending_frame != 0)
        finding_add(evidence, "out-of-order-pending", values);
}

void finding_rule_dialog(struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    if (!evidence->transaction || evidence->transaction->request_frame == 0)
        return;
    if (code >= 400 && code != 401 && code != 407 && find_bye(evidence))
        return;
    if (code == 481 && is_method(evidence, "CANCEL"))
        find_unknown_invite(evidence);
    else if (code == 481)
        find_unknown_dialog(evidence);
    else if (code == 491)
        find_glare(evidence);
    else if (code == 500)
        find_disorder(evidence);
}
