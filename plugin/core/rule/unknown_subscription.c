/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 481 to a NOTIFY or SUBSCRIBE: what became of its subscription, which is a usage of its own in the
 * dialog (RFC 6665 section 4.4.1, RFC 5057). */

#include "rule.h"

static struct event read_event(const struct request *request)
{
    struct event event;

    event_parse(slice_of(request->shared->event), &event);
    return event;
}

/* The SUBSCRIBE or REFER outside of dialogs that the receiver of a NOTIFY had sent for its event.
 */
static const struct transaction *find_opener(const struct evidence *evidence,
                                             const struct event *event)
{
    const struct party *party = party_find(evidence->parties, evidence->key, evidence->key->to_tag);
    const struct transaction *opener = party ? party->opener : NULL;

    if (!opener || !opener->request)
        return NULL;
    if (!opener->request->shared->event)
        return event_is_refer(event) ? opener : NULL;
    struct event opened = read_event(opener->request);
    return event->package.length == 0 || !slice_same(opened.package, event->package) ? NULL
                                                                                     : opener;
}

/* Another dialog that the receiver took for the same subscription. */
static const struct dialog *find_accepted(const struct evidence *evidence)
{
    const struct dialog *other = dialog_of_call(evidence->dialogs, evidence->key);
    uint64_t tag = evidence->key->to_tag;

    while (other && (other == evidence->dialog || other->alive_frame == 0 || other->invite ||
                     (other->sides[0].tag != tag && other->sides[1].tag != tag)))
        other = other->next;
    return other;
}

/* A NOTIFY in a dialog that nothing before had opened: it may itself (RFC 6665 section 4.1.4). */
static void find_unopened(struct evidence *evidence, const struct event *event)
{
    const struct transaction *opener = find_opener(evidence, event);
    const struct dialog *accepted = opener ? find_accepted(evidence) : NULL;
    enum finding_form form = FINDING_NONE;

    if (accepted)
        form = FINDING_DIALOG_UNKNOWN_FORK;
    else if (opener && opener->final_code == 0)
        form = FINDING_DIALOG_UNKNOWN_EARLY;
    finding_add(evidence, form,
                (const struct value[]){
                    value_method(opener && !opener->request->shared->event ? "REFER" : "SUBSCRIBE"),
                    value_frame(opener ? opener->request->frame : 0),
                    value_other(accepted ? accepted->alive_frame : 0),
                    {0}});
}

/* The frame of the BYE that ended the call of the dialog before; 0 where none did. */
static uint32_t find_bye(const struct evidence *evidence)
{
    const struct transaction *bye = evidence->dialog->bye;
    uint32_t frame = bye && bye->request ? transaction_sent_frame(bye) : 0;

    return frame < transaction_sent_frame(evidence->transaction) ? frame : 0;
}

/* The form for a subscription that nothing in the capture ended. */
static enum finding_form name_dropped(const struct request *refer, uint32_t bye)
{
    if (refer)
        return bye ? FINDING_DIALOG_UNKNOWN_REPORT_BYE : FINDING_DIALOG_UNKNOWN_REPORT;
    return bye ? FINDING_DIALOG_UNKNOWN_SUBSCRIPTION_BYE : FINDING_DIALOG_UNKNOWN_SUBSCRIPTION;
}

static void find_dropped(struct evidence *evidence, const struct event *event)
{
    bool is_report = event_is_refer(event) && key_has_method(evidence->key, "NOTIFY");
    const struct transaction *refer =
        is_report ? dialog_find_refer(evidence->dialog, evidence->key, event) : NULL;
    const struct transaction *end = subscription_find_end(evidence->dialog->ends, event);
    uint32_t ended = end ? transaction_sent_frame(end) : 0, bye = find_bye(evidence);
    enum finding_form form;

    if (refer && refer->request->is_unreported)
        return;
    if (end && end->family != evidence->transaction->family &&
        ended < transaction_sent_frame(evidence->transaction))
        form = FINDING_DIALOG_UNKNOWN_UNSUBSCRIBED;
    else
        form = name_dropped(refer ? refer->request : NULL, bye);
    finding_add(
        evidence, form,
        (const struct value[]){value_method(evidence->response->method),
                               value_end(form == FINDING_DIALOG_UNKNOWN_UNSUBSCRIBED ? ended : bye),
                               value_frame(refer ? refer->request->frame : 0),
                               {0}});
}

static void find(struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog;
    bool is_notify = key_has_method(evidence->key, "NOTIFY");

    if (evidence->response->code != 481 || !evidence->request->has_to_tag ||
        !(is_notify || key_has_method(evidence->key, "SUBSCRIBE")) ||
        transaction_was_accepted(evidence->transaction))
        return;
    struct event event = read_event(evidence->request);
    if (dialog && (dialog->alive_frame != 0 || dialog->bye || dialog->ends))
        find_dropped(evidence, &event);
    else if (is_notify)
        find_unopened(evidence, &event);
}

const struct rule rule_unknown_subscription = {
    .needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
