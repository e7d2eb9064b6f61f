/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What comes between an INVITE and its end. */

#include "progress.h"

#include "cause.h"
#include "making.h"
#include "rack.h"
#include "reason.h"

#include <glib.h>

static struct progress *find_or_add(struct transactions *transactions,
                                    struct transaction *transaction)
{
    if (!transaction->progress)
        transaction->progress =
            store_block(transactions_store(transactions), NULL, sizeof(*transaction->progress));
    return transaction->progress;
}

static void note_prack(struct transactions *transactions, const struct arrival *prack)
{
    struct rack rack;

    if (!rack_read(prack->message, &rack))
        return;
    struct transaction *invite =
        transaction_family(transactions, &prack->key, "INVITE", rack.cseq.number);
    for (; invite; invite = invite->next)
        find_or_add(transactions, invite)->acknowledged = rack.rseq;
}

/* How many values of Reason are told: no program sends more. */
#define REASONS_MAX 3

/* In words: 'Q.850 cause 16 "Normal call clearing"'. The name of the cause stands in for a text. */
static void describe_value(const struct reason *reason, GString *text)
{
    g_autofree char *protocol = g_strndup(reason->protocol.data, reason->protocol.length);
    struct cause cause;

    g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", protocol);
    if (reason->has_cause)
        g_string_append_printf(text, " cause %u", reason->cause);
    if (reason->text.length > 0) {
        g_string_append(text, " \"");
        g_string_append_len(text, reason->text.data, (gssize)reason->text.length);
        g_string_append_c(text, '"');
    } else if (reason->has_cause && cause_explain(protocol, reason->cause, &cause)) {
        g_string_append_printf(text, " (%s)", cause.name);
    }
}

const char *progress_describe_reason(const struct message *message, struct store *store)
{
    g_autoptr(GString) text = g_string_new(NULL);
    struct slice rest = {NULL, 0};
    struct reason reason;
    size_t position = 0;

    for (unsigned i = 0; i < REASONS_MAX && reason_next(message, &position, &rest, &reason); i++)
        describe_value(&reason, text);
    return store_text(store, (struct slice){text->str, text->len});
}

static void settle_cancel(struct transactions *transactions, const struct arrival *arrival)
{
    struct transaction *cancel = transaction_of_method(transactions, &arrival->key, "CANCEL");

    if (cancel)
        cancel->is_settled = true;
}

static void note_accepted(struct transactions *transactions, const struct arrival *arrival)
{
    struct transaction *invite = transaction_of_method(transactions, &arrival->key, "INVITE");

    if (invite && invite->cancellation && invite->final_code == 0)
        invite->cancellation->is_accepted = true;
}

static void note_cancel(struct transactions *transactions, const struct arrival *cancel)
{
    struct transaction *invite = transaction_of_method(transactions, &cancel->key, "INVITE");
    struct store *store = transactions_store(transactions);

    if (!invite)
        invite = transaction_of_method(transactions, &cancel->key, "CANCEL");
    else if (invite->final_code != 0)
        settle_cancel(transactions, cancel);
    if (!invite || invite->cancellation)
        return;
    struct cancellation cancellation = {.frame = cancel->origin->frame,
                                        .time = cancel->origin->time,
                                        .source = cancel->origin->source,
                                        .reason = progress_describe_reason(cancel->message, store),
                                        .by_answer = cancel->reports_answer,
                                        .is_not_selected = cancel->is_not_selected};
    invite->cancellation = store_block(store, &cancellation, sizeof(cancellation));
}

const struct cancellation *progress_cancellation(struct transactions *transactions,
                                                 const struct transaction *invite,
                                                 const struct key *key)
{
    const struct transaction *cancel =
        invite->cancellation ? invite : transaction_of_method(transactions, key, "CANCEL");

    return cancel ? cancel->cancellation : NULL;
}

void progress_note_request(struct transactions *transactions, const struct arrival *arrival)
{
    if (slice_equals(arrival->message->method, "PRACK"))
        note_prack(transactions, arrival);
    else if (slice_equals(arrival->message->method, "CANCEL"))
        note_cancel(transactions, arrival);
}

void progress_note_misfit(struct transactions *transactions, struct transaction *transaction,
                          const struct ack_misfit *misfit)
{
    if (misfit || transaction->progress)
        find_or_add(transactions, transaction)->misfit = misfit;
}

unsigned progress_count_tags(const struct progress *progress, uint64_t tag, bool *known)
{
    unsigned count = 0;

    *known = tag == 0;
    while (progress && count < PROGRESS_TAGS_MAX && progress->tags[count] != 0)
        *known |= progress->tags[count++] == tag;
    return count;
}

static void note_tag(struct progress *progress, uint64_t tag)
{
    bool known;
    unsigned count = progress_count_tags(progress, tag, &known);

    if (!known && count < PROGRESS_TAGS_MAX)
        progress->tags[count] = tag;
}

static void note_ringing(struct progress *progress, const struct origin *origin)
{
    if (progress->ringing_frame == 0) {
        progress->ringing_frame = origin->frame;
        progress->ringing_time = origin->time;
    }
}

static void note_contact(struct progress *progress, const struct arrival *arrival)
{
    enum making_contact contact = making_read_contact(arrival);

    if (contact != CONTACT_SILENT)
        progress->contact = (uint8_t)contact;
}

/* False for one that was captured again on its way. */
static bool note_copy(struct progress *progress, const struct arrival *arrival)
{
    progress->provisional_code = (uint16_t)arrival->message->code;
    if (progress->provisional.bytes != arrival->datagram.bytes) {
        progress->provisional_frame = arrival->origin->frame;
        progress->provisional_copies = 0;
    } else if (datagram_is_same(&progress->provisional, &arrival->datagram)) {
        return false;
    }
    progress->provisional = arrival->datagram;
    progress->provisional_copies++;
    return true;
}

static void note_reliable(struct progress *progress, const struct arrival *arrival)
{
    struct slice value;
    uint32_t rseq;

    if (!progress_is_reliable(arrival) ||
        !message_find_header(arrival->message, HEADER_RSEQ, &value) ||
        !slice_number(value, &rseq) || rseq == progress->rseq)
        return;
    progress->rseq = rseq;
    progress->is_routed = message_has(arrival->message, HEADER_RECORD_ROUTE);
    progress->reliable_frame = arrival->origin->frame;
    progress->reliable_time = arrival->origin->time;
}

/* Whether a request and its response are offer and answer. */
static bool is_exchange(const struct transaction *transaction, const struct arrival *response)
{
    const struct key *key = &response->key;
    unsigned code = response->message->code;

    if (!transaction->request || !transaction->request->session ||
        response->session.media_count == 0 || code <= 100 || code >= 300)
        return false;
    return transaction->is_invite || (code >= 200 && key_has_method(key, "UPDATE"));
}

enum session_fault progress_compare(const struct transaction *transaction,
                                    const struct arrival *response, unsigned *place)
{
    const struct progress *progress = transaction->progress;

    *place = 0;
    if (!is_exchange(transaction, response) ||
        (response->message->code >= 200 && progress && progress->early_sdp &&
         progress->reliable_frame != 0))
        return SESSION_FITS;
    return session_compare(transaction->request->session, &response->session, place);
}

struct transaction *progress_delayed(struct transactions *transactions, const struct arrival *ack)
{
    struct transaction *invite =
        transaction_family(transactions, &ack->key, "INVITE", ack->key.cseq.number);

    while (invite && !(invite->progress && invite->progress->offer &&
                       invite->progress->offer_tag == (uint32_t)ack->key.to_tag &&
                       endpoint_same_host(transaction_source(invite), ack->origin->source)))
        invite = invite->next;
    return invite;
}

void progress_note_ack(struct transactions *transactions, const struct arrival *ack)
{
    struct transaction *invite =
        ack->session.media_count > 0 ? progress_delayed(transactions, ack) : NULL;
    unsigned place;

    if (invite)
        invite->progress->is_answer_unfit =
            session_is_broken(session_compare(invite->progress->offer, &ack->session, &place));
}

/* Notes what the session description of a response is: an answer, or an offer where the INVITE had
 * none (RFC 3261 section 13.2.1). */
static void note_session(struct transactions *transactions, const struct transaction *transaction,
                         struct progress *progress, const struct arrival *response)
{
    const struct request *request = transaction->request;
    unsigned place;

    if (response->sdp.length == 0 || !request)
        return;
    if (request->session) {
        progress->is_answer_unfit =
            session_is_broken(progress_compare(transaction, response, &place));
    } else if (!request->shared->content_type &&
               (response->message->code >= 200 || progress_is_reliable(response))) {
        progress->offer = arrival_keep_session(response, transactions_store(transactions));
        progress->offer_tag = (uint32_t)response->key.to_tag;
    }
}

static void note_heard(struct progress *progress, const struct request *request,
                       const struct origin *origin)
{
    if (progress->heard_ticks != 0 || !request || origin->time < request->time)
        return;
    int64_t ticks = (origin->time - request->time) / DATAGRAM_TICK;
    progress->heard_ticks = (uint32_t)MIN(ticks, UINT32_MAX - 1) + 1;
}

void progress_note_response(struct transactions *transactions, struct transaction *transaction,
                            const struct arrival *arrival)
{
    unsigned code = arrival->message->code;

    if (transaction->is_invite && code >= 200 && (transaction->cancellation || code == 487))
        settle_cancel(transactions, arrival);
    if (code / 100 == 2 && key_has_method(&arrival->key, "CANCEL"))
        note_accepted(transactions, arrival);
    if (!transaction->is_invite || code <= 100 || code >= 300)
        return;
    struct progress *progress = find_or_add(transactions, transaction);
    note_tag(progress, arrival->key.to_tag);
    note_heard(progress, transaction->request, arrival->origin);
    note_contact(progress, arrival);
    note_session(transactions, transaction, progress, arrival);
    if (code >= 200)
        return;
    if (code == 180)
        note_ringing(progress, arrival->origin);
    progress->early_sdp |= arrival->sdp.length > 0;
    if (!note_copy(progress, arrival))
        transactions_note_recaptured(transactions);
    note_reliable(progress, arrival);
}
