/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a call ended (RFC 3261 sections 13.3.1.4 and 15, RFC 4028 section 10). */

#include "rule.h"

#include "hop.h"
#include "timers.h"

#include <glib.h>

/* People do not hang up that soon, nor do devices that take a while to see what an answer is. */
#define AT_ONCE (1 * SECOND)
#define SOON (3 * SECOND)

/* Limits are multiples of it. */
#define ROUND (900 * SECOND)

/* Who waits for a refresh ends the call that long before the session does. */
#define AHEAD (32 * SECOND)

/* A transfer rings no longer (RFC 3261 section 16.6, timer C). */
#define TRANSFER_MOST (180 * SECOND)

enum why {
    HUNG_UP,
    GAVE_REASON,
    AT_ONCE_ENDED,
    CANCELLED,
    REPLACED,
    TRANSFERRED,
    UNFIT,
    UNFIT_REASON,
    UNACKNOWLEDGED,
    ROUND_TIME,
    EXPIRED,
    EXPIRED_REFRESHER,
    EXPIRED_SWAPPED,
    REFRESH_DUE,
    REFRESH_LOST,
    REFRESH_REFUSED,
    REQUEST_LOST,
    REQUEST_FAILED,
    BETWEEN,
    BETWEEN_REASON,
};

/* Of caller and callee. */
static const enum finding_form forms[][2] = {
    [HUNG_UP] = {FINDING_CALL_ENDED, FINDING_CALL_ENDED_CALLEE},
    [GAVE_REASON] = {FINDING_CALL_ENDED_REASON, FINDING_CALL_ENDED_CALLEE_REASON},
    [AT_ONCE_ENDED] = {FINDING_CALL_ENDED_AT_ONCE, FINDING_CALL_ENDED_CALLEE_AT_ONCE},
    [CANCELLED] = {FINDING_CALL_ENDED_CANCELLED, FINDING_CALL_ENDED_CALLEE},
    [REPLACED] = {FINDING_CALL_ENDED_REPLACED, FINDING_CALL_ENDED_REPLACED},
    [TRANSFERRED] = {FINDING_CALL_ENDED_TRANSFERRED, FINDING_CALL_ENDED_TRANSFERRED},
    [UNFIT] = {FINDING_CALL_ENDED_UNFIT, FINDING_CALL_ENDED_CALLEE_UNFIT},
    [UNFIT_REASON] = {FINDING_CALL_ENDED_UNFIT_REASON, FINDING_CALL_ENDED_CALLEE_UNFIT_REASON},
    [UNACKNOWLEDGED] = {FINDING_CALL_ENDED_UNACKNOWLEDGED,
                        FINDING_CALL_ENDED_CALLEE_UNACKNOWLEDGED},
    [ROUND_TIME] = {FINDING_CALL_ENDED_ROUND, FINDING_CALL_ENDED_CALLEE_ROUND},
    [EXPIRED] = {FINDING_CALL_ENDED_EXPIRED, FINDING_CALL_ENDED_CALLEE_EXPIRED},
    [EXPIRED_REFRESHER] = {FINDING_CALL_ENDED_EXPIRED_REFRESHER,
                           FINDING_CALL_ENDED_CALLEE_EXPIRED_REFRESHER},
    [EXPIRED_SWAPPED] = {FINDING_CALL_ENDED_EXPIRED_SWAPPED,
                         FINDING_CALL_ENDED_CALLEE_EXPIRED_SWAPPED},
    [REFRESH_DUE] = {FINDING_CALL_ENDED_DUE, FINDING_CALL_ENDED_CALLEE_DUE},
    [REFRESH_LOST] = {FINDING_CALL_ENDED_REFRESH_LOST, FINDING_CALL_ENDED_CALLEE_REFRESH_LOST},
    [REFRESH_REFUSED] = {FINDING_CALL_ENDED_REFRESH_REFUSED,
                         FINDING_CALL_ENDED_CALLEE_REFRESH_REFUSED},
    [REQUEST_LOST] = {FINDING_CALL_ENDED_REQUEST_LOST, FINDING_CALL_ENDED_CALLEE_REQUEST_LOST},
    [REQUEST_FAILED] = {FINDING_CALL_ENDED_REQUEST_FAILED,
                        FINDING_CALL_ENDED_CALLEE_REQUEST_FAILED},
    [BETWEEN] = {FINDING_CALL_ENDED_BETWEEN, FINDING_CALL_ENDED_BETWEEN},
    [BETWEEN_REASON] = {FINDING_CALL_ENDED_BETWEEN_REASON, FINDING_CALL_ENDED_BETWEEN_REASON},
};

static bool is_near(int64_t time, int64_t other, int64_t apart)
{
    return ABS(time - other) <= apart;
}

/* A refresh changes nothing: a switch to fax and a call put on hold are none. What crossed another
 * request is tried again. */
static bool may_be_refresh(const struct call *call)
{
    const struct session *session = call->refresh->request->session;
    unsigned count = session ? session->media_count : 0, i = 0;

    while (i < count &&
           (session->media[i].is_closed ||
            (session->media[i].is_media && session->media[i].direction == SDP_SENDRECV)))
        i++;
    return i == count && call->refresh_code != 491;
}

/* Whether a refresh that was sent at a time when one is due had failed long enough for that. */
static bool has_refresh_failed(const struct call *call, int64_t ended)
{
    if (!call->refresh || call->interval == 0 || !may_be_refresh(call))
        return false;
    int64_t sent = call->refresh->request->time;
    bool is_due = sent - call->refreshed >= call->interval * SECOND * 2 / 5;
    return is_due && (call->refresh_code == 0     ? ended - sent >= SIP_T2
                      : call->refresh_code >= 300 ? ended - sent <= SIP_TIMEOUT + SIP_T2
                                                  : false);
}

/* By a failed re-INVITE or UPDATE, whether it was to refresh a session or not, its sender ends the
 * call (RFC 3261 section 12.2.1.2). */
static enum why name_request(const struct dialog *dialog, int64_t ended)
{
    const struct call *call = dialog->call;

    if (!call->refresh || dialog->sides[dialog->bye_side].offer != call->refresh)
        return HUNG_UP;
    int64_t since = ended - call->refresh->request->time;
    if (call->refresh_code == 0 && since >= SIP_TIMEOUT - SECOND && since <= SIP_TIMEOUT + SIP_T2)
        return REQUEST_LOST;
    return (call->refresh_code == 408 || call->refresh_code == 481) && since <= SIP_TIMEOUT + SIP_T2
               ? REQUEST_FAILED
               : HUNG_UP;
}

static enum why name_timer(const struct call *call, int64_t ended)
{
    int64_t interval = call->interval * SECOND, since = ended - call->refreshed;

    if (has_refresh_failed(call, ended))
        return call->refresh_code == 0 ? REFRESH_LOST : REFRESH_REFUSED;
    if (interval == 0 || call->refresh)
        return HUNG_UP;
    if (is_near(since, interval, 2 * SECOND) ||
        is_near(since, interval - MIN(AHEAD, interval / 3), 2 * SECOND))
        return call->is_swapped       ? EXPIRED_SWAPPED
               : call->refresher_host ? EXPIRED_REFRESHER
                                      : EXPIRED;
    return call->refresher_host && is_near(since, interval / 2, interval / 1800) ? REFRESH_DUE
                                                                                 : HUNG_UP;
}

static bool is_round(int64_t lasted)
{
    return lasted > ROUND / 2 && is_near((lasted + ROUND / 2) % ROUND, ROUND / 2, SECOND);
}

static bool is_unfit(const struct call *call)
{
    return call->invite->progress && call->invite->progress->is_answer_unfit;
}

/* Its first CANCEL that came too late, where the caller hangs up; NULL where there is none. One
 * that a proxy got after the answer was not sent on. */
static const struct cancellation *find_cancel(struct transactions *transactions,
                                              const struct dialog *dialog)
{
    const struct transaction *invite = dialog->call->invite;

    if (dialog_ended_by(dialog) == ENDED_BY_CALLEE)
        return NULL;
    for (unsigned i = 0; invite && !invite->cancellation && i < FAMILY_MAX; i++)
        invite = hop_before(transactions, invite);
    if (!invite)
        invite = dialog->invite;
    return invite ? invite->cancellation : NULL;
}

/* What explains that it ended at once, where its BYE gives no reason. */
static enum why name_haste(struct transactions *transactions, const struct dialog *dialog)
{
    if (find_cancel(transactions, dialog))
        return CANCELLED;
    return dialog->refer ? HUNG_UP : AT_ONCE_ENDED;
}

/* Whether a request was accepted, at any hop. */
static bool was_accepted(struct transactions *transactions, const struct transaction *request)
{
    const struct transaction *hop = transaction_latest(transactions, request);

    while (hop && !transaction_was_accepted(hop))
        hop = hop->next;
    return hop != NULL;
}

/* Another call took its place, or was to: that tells no more who hung up. */
static enum why name_move(struct transactions *transactions, const struct dialog *dialog,
                          int64_t ended)
{
    const struct transaction *replacing = dialog->call->replacing, *refer = dialog->refer;

    if (replacing && was_accepted(transactions, replacing))
        return REPLACED;
    return refer && refer->request && ended - refer->request->time <= TRANSFER_MOST &&
                   was_accepted(transactions, refer)
               ? TRANSFERRED
               : HUNG_UP;
}

static enum why name_cause(struct transactions *transactions, const struct dialog *dialog,
                           int64_t ended)
{
    const struct call *call = dialog->call;
    int64_t lasted = ended - call->answered;
    bool has_reason = call->reason && !call->is_ordinary;
    enum why timer = name_timer(call, ended);

    if (timer == HUNG_UP)
        timer = name_request(dialog, ended);
    if (call->is_unacknowledged)
        return UNACKNOWLEDGED;
    if (timer != HUNG_UP)
        return timer;
    if (lasted <= SOON && is_unfit(call))
        return has_reason ? UNFIT_REASON : UNFIT;
    enum why move = name_move(transactions, dialog, ended);
    if (move != HUNG_UP)
        return move;
    if (has_reason)
        return GAVE_REASON;
    if (lasted <= AT_ONCE)
        return name_haste(transactions, dialog);
    return is_round(lasted) ? ROUND_TIME : HUNG_UP;
}

/* Whether its text names no more than time and frame, as those of most calls do. */
static bool has_usual_values(enum why why)
{
    return why == HUNG_UP || why == AT_ONCE_ENDED || why == ROUND_TIME || why == CANCELLED ||
           why == REPLACED || why == TRANSFERRED;
}

static bool is_of_request(enum why why)
{
    return why >= REFRESH_LOST && why <= REQUEST_FAILED;
}

/* The frame that the text is about. */
static uint32_t find_frame(struct transactions *transactions, const struct dialog *dialog,
                           enum why why)
{
    if (why == CANCELLED)
        return find_cancel(transactions, dialog)->frame;
    if (why == REPLACED)
        return dialog->call->replacing->request->frame;
    if (why == TRANSFERRED)
        return dialog->refer->request->frame;
    return is_of_request(why) ? dialog->call->refresh->request->frame : dialog->bye->request->frame;
}

static struct finding *add(struct evidence *evidence, const struct dialog *dialog, enum why why)
{
    const struct call *call = dialog->call;
    const struct endpoint *host = dialog_ended_between(dialog, evidence->transactions);
    int64_t ended = dialog->bye->request->time;
    int64_t since = is_of_request(why) ? call->refresh->request->time : call->refreshed;
    struct value values[] = {value_after(call->answered, ended),
                             value_frame(find_frame(evidence->transactions, dialog, why)),
                             value_reason(call->reason),
                             value_age(since, ended),
                             value_answer(call->refreshed_frame),
                             value_interval(call->interval),
                             value_host(endpoint_name(host ? host : call->refresher_host)),
                             value_code(call->refresh_code),
                             {0}};

    if (has_usual_values(why))
        values[2] = (struct value){0};
    return finding_add(evidence, forms[why][dialog_ended_by(dialog) == ENDED_BY_CALLEE], values);
}

/* What the BYE of a call tells, wherever it is seen: the same at every hop. Nothing where its
 * answer was not captured, or who called is unknown. */
static void find(struct evidence *evidence, const struct dialog *dialog)
{
    if (!dialog || !dialog->call || dialog_ended_by(dialog) == ENDED_BY_UNKNOWN ||
        dialog->bye->request->time < dialog->call->answered)
        return;
    if (dialog_ended_between(dialog, evidence->transactions))
        add(evidence, dialog,
            dialog->call->reason && !dialog->call->is_ordinary ? BETWEEN_REASON : BETWEEN);
    else if (!add(evidence, dialog,
                  name_cause(evidence->transactions, dialog, dialog->bye->request->time)))
        add(evidence, dialog, HUNG_UP);
}

/* A challenge calls it off, so the BYE itself waits for that. */
static void find_in_bye(struct evidence *evidence)
{
    const struct transaction *bye = evidence->transaction;

    if (g_strcmp0(evidence->request->method, "BYE") == 0 && bye->final_code != 401 &&
        bye->final_code != 407)
        find(evidence, dialog_of_bye(evidence->dialogs, evidence->transactions, bye));
}

static void find_in_answer(struct evidence *evidence)
{
    const struct dialog *dialog = evidence->dialog;

    if (evidence->response->code < 300 && dialog && dialog->bye &&
        dialog->bye->family == evidence->transaction->family)
        find(evidence, dialog);
}

const struct rule rule_ending = {
    .needs = NEEDS_REQUEST, .lowest = 200, .on_response = find_in_answer, .on_later = find_in_bye};
