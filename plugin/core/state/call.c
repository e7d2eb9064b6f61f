/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What of a call tells why it ended. */

#include "call.h"

#include "ack.h"
#include "list.h"
#include "progress.h"
#include "timers.h"

/* Who sent an answer that often, or waited that long for its ACK, ends the call for that. */
#define COPIES_ENOUGH 3
#define WAITED_ENOUGH (30 * SECOND)
#define WAITED_MOST (40 * SECOND) /* nobody waits longer (RFC 3261 section 13.3.1.4) */

/* Normal call clearing, and normal, unspecified. */
#define CLEARING 16
#define UNSPECIFIED 31

/* A proxy adds Session-Expires to the response of a callee that knows none (RFC 4028 section 8.2).
 */
static void read_timer(struct call *call, const struct arrival *arrival)
{
    struct slice value, refresher;

    if (!message_find_header(arrival->message, HEADER_SESSION_EXPIRES, &value) ||
        !header_number(arrival->message, HEADER_SESSION_EXPIRES, &call->interval) ||
        !list_parameter(value, "refresher", &refresher))
        return;
    bool is_server = slice_equals(refresher, "uas");
    if (!is_server && !slice_equals(refresher, "uac"))
        return;
    call->refresher = (uint32_t)(is_server ? arrival->key.to_tag : arrival->key.from_tag);
    call->refresher_host = is_server ? arrival->origin->source : arrival->origin->destination;
}

/* What answers a later one does not tell when the call was answered. */
static bool is_first_invite(const struct transaction *transaction)
{
    return transaction->is_invite && transaction->request && !transaction->request->has_to_tag;
}

void call_note_accepted(struct call **known, const struct arrival *arrival,
                        const struct transaction *transaction, struct store *store)
{
    if (!*known && !is_first_invite(transaction))
        return;
    if (!*known) {
        *known = store_block(store, NULL, sizeof(**known));
        (*known)->answered = arrival->origin->time;
        (*known)->invite_frame = transaction->request->frame;
    }
    struct call *call = *known;
    bool is_known = call->accepted == (uint32_t)transaction->family;
    if (is_known && call->interval == 0) {
        read_timer(call, arrival);
        if (call->interval > 0)
            call->refreshed_frame = arrival->origin->frame;
    }
    if (is_known || (call->invite && call->invite->family == transaction->family))
        return;
    uint32_t refresher = call->refresher;
    call->accepted = (uint32_t)transaction->family;
    call->refreshed = arrival->origin->time;
    call->refreshed_frame = arrival->origin->frame;
    call->interval = 0;
    call->refresher = 0;
    read_timer(call, arrival);
    call->is_swapped = refresher != 0 && call->refresher != 0 && refresher != call->refresher;
    if (transaction->is_invite) {
        call->invite = transaction;
        call->answerer = (uint32_t)arrival->key.to_tag;
    }
}

static bool is_ordinary(const struct reason *reason)
{
    if (!reason->has_cause)
        return reason->text.length == 0;
    if (slice_equals(reason->protocol, "Q.850"))
        return reason->cause == CLEARING || reason->cause == UNSPECIFIED;
    return slice_equals(reason->protocol, "SIP") && reason->cause < 300;
}

static void note_reason(struct call *call, const struct message *bye, struct store *store)
{
    struct slice rest = {NULL, 0};
    struct reason reason;
    size_t position = 0;

    call->is_ordinary = true;
    while (reason_next(bye, &position, &rest, &reason))
        call->is_ordinary = call->is_ordinary && is_ordinary(&reason);
    call->reason = progress_describe_reason(bye, store);
}

static bool is_unacknowledged(const struct call *call, const struct arrival *bye)
{
    const struct transaction *invite = call->invite;
    int64_t waited = bye->origin->time - call->refreshed;

    return (uint32_t)bye->key.from_tag == call->answerer && invite->request &&
           ack_is_lacking(invite) && waited <= WAITED_MOST &&
           (invite->final_copies >= COPIES_ENOUGH ||
            (!invite->acknowledged && waited >= WAITED_ENOUGH));
}

/* What it got at any hop so far. */
static uint16_t find_code(const struct transaction *refresh)
{
    while (refresh && refresh->final_code == 0)
        refresh = refresh->next;
    return refresh ? refresh->final_code : 0;
}

void call_note_bye(struct call *call, const struct arrival *bye, const struct transaction *refresh,
                   struct store *store)
{
    call->refresh = refresh && refresh->request->frame > call->refreshed_frame ? refresh : NULL;
    call->refresh_code = find_code(call->refresh);
    call->is_unacknowledged = is_unacknowledged(call, bye);
    note_reason(call, bye->message, store);
}
