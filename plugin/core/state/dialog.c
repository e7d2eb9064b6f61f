/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dialogs as far as the capture shows them. */

#include "dialog.h"

#include "hash.h"
#include "hop.h"
#include "index.h"
#include "replaces.h"

#include <glib.h>

/* How many dialogs of a Call-ID are kept together. */
#define CALL_MAX 16

struct dialogs {
    struct index *by_call; /* of the latest struct dialog of each Call-ID */
    struct store *store;
};

struct dialogs *dialogs_new(struct store *store)
{
    struct dialogs *dialogs = g_new(struct dialogs, 1);

    dialogs->by_call = index_new(offsetof(struct dialog, call_id));
    dialogs->store = store;
    return dialogs;
}

void dialogs_free(struct dialogs *dialogs)
{
    index_free(dialogs->by_call);
    g_free(dialogs);
}

struct dialog *dialog_of_call(struct dialogs *dialogs, const struct key *key)
{
    return index_find(dialogs->by_call, key->call_id);
}

const struct dialog *dialog_of_bye(struct dialogs *dialogs, struct transactions *transactions,
                                   const struct transaction *bye)
{
    uint64_t call_id = hash_of(0, slice_of(bye->request->call_id));
    const struct dialog *dialog = index_find(dialogs->by_call, call_id), *found = NULL;
    unsigned count = 0;

    for (; dialog; dialog = dialog->next) {
        bool is_one = dialog->bye && dialog->bye->family == bye->family;

        if (is_one && hop_came_from(transactions, bye, dialog->bye))
            return dialog;
        if (is_one && count++ == 0)
            found = dialog;
    }
    return count == 1 ? found : NULL;
}

static bool has_tags(const struct dialog *dialog, uint64_t a, uint64_t b)
{
    return (dialog->sides[0].tag == a && dialog->sides[1].tag == b) ||
           (dialog->sides[0].tag == b && dialog->sides[1].tag == a);
}

struct dialog *dialog_find(struct dialogs *dialogs, const struct key *key)
{
    struct dialog *dialog = dialog_of_call(dialogs, key);

    while (dialog && !has_tags(dialog, key->from_tag, key->to_tag))
        dialog = dialog->next;
    return dialog;
}

static struct dialog *find_or_add(struct dialogs *dialogs, const struct key *key)
{
    struct dialog *dialog = dialog_find(dialogs, key);
    struct dialog *latest = dialog_of_call(dialogs, key);

    if (dialog || key->to_tag == 0)
        return dialog;
    dialog = store_block(dialogs->store, NULL, sizeof(*dialog));
    dialog->call_id = key->call_id;
    dialog->sides[0].tag = key->from_tag;
    dialog->sides[1].tag = key->to_tag;
    dialog->has_forgotten = latest && (latest->has_forgotten || latest->depth == CALL_MAX);
    if (latest && latest->depth < CALL_MAX) {
        dialog->next = latest;
        dialog->depth = latest->depth;
    }
    dialog->depth++;
    index_add(dialogs->by_call, dialog);
    return dialog;
}

static struct dialog_side *find_sender(struct dialog *dialog, const struct key *key)
{
    return &dialog->sides[dialog->sides[0].tag == key->from_tag ? 0 : 1];
}

const struct dialog_side *dialog_sender(const struct dialog *dialog, const struct key *key)
{
    return &dialog->sides[dialog->sides[0].tag == key->from_tag ? 0 : 1];
}

const struct dialog_side *dialog_receiver(const struct dialog *dialog, const struct key *key)
{
    return &dialog->sides[dialog->sides[0].tag == key->from_tag ? 1 : 0];
}

static void note_sent(struct dialog *dialog, const struct key *key, struct transaction *transaction)
{
    struct dialog_side *sender = find_sender(dialog, key);

    dialog_side_note(sender, key, transaction);
    if (key_has_method(key, "REFER") && transaction->request->shared->refer_to) {
        dialog->refer = transaction;
        dialog->refer_cseq = key->cseq.number;
        dialog->refer_side = sender != dialog->sides;
    }
}

static const struct transaction *latest_offer(const struct dialog *dialog)
{
    const struct transaction *first = dialog->sides[0].offer;
    const struct transaction *second = dialog->sides[1].offer;

    if (!first || !second)
        return first ? first : second;
    return first->request->frame > second->request->frame ? first : second;
}

static void note_bye(struct dialogs *dialogs, struct dialog *dialog, const struct arrival *arrival,
                     struct transaction *transaction)
{
    dialog->bye = transaction;
    dialog->bye_side = find_sender(dialog, &arrival->key) != dialog->sides;
    if (dialog->call)
        call_note_bye(dialog->call, arrival, latest_offer(dialog), dialogs->store);
}

/* Notes an INVITE in the call that its Replaces names, whichever way round. */
static void note_replacing(struct dialogs *dialogs, const struct arrival *arrival,
                           struct transaction *transaction)
{
    struct replaces replaces;
    struct slice value;

    if (!transaction->is_invite || !transaction->request->has_replaces ||
        !message_find_header(arrival->message, HEADER_REPLACES, &value) ||
        !replaces_read(value, &replaces))
        return;
    const struct key key = {.call_id = hash_of(0, replaces.call_id),
                            .from_tag = hash_of(0, replaces.from_tag),
                            .to_tag = hash_of(0, replaces.to_tag)};
    struct dialog *dialog = dialog_find(dialogs, &key);
    if (dialog && dialog->call && !dialog->bye)
        dialog->call->replacing = transaction;
}

void dialog_note_request(struct dialogs *dialogs, const struct arrival *arrival,
                         struct transaction *transaction)
{
    const struct key *key = &arrival->key;
    struct dialog *dialog = NULL;

    /* A CANCEL has the CSeq number of its INVITE. */
    if (!key_has_method(key, "CANCEL"))
        dialog = find_or_add(dialogs, key);
    if (!dialog) {
        note_replacing(dialogs, arrival, transaction);
        return;
    }
    note_sent(dialog, key, transaction);
    if (key_has_method(key, "BYE") && !dialog->bye)
        note_bye(dialogs, dialog, arrival, transaction);
    if (key_has_method(key, "NOTIFY"))
        subscription_note_end(&dialog->ends, arrival, transaction, dialogs->store);
}

/* RFC 3261 section 12.1, RFC 6665 section 4.4.1, RFC 3515 section 2.4.4. */
static bool opens_dialog(const struct key *key)
{
    return key_has_method(key, "INVITE") || key_has_method(key, "SUBSCRIBE") ||
           key_has_method(key, "REFER");
}

/* Whether a response answers a request that was seen and sent outside of dialogs. */
static bool answers_outside(const struct transaction *transaction)
{
    return transaction->request && !transaction->request->has_to_tag;
}

static void note_alive(struct dialogs *dialogs, const struct arrival *arrival,
                       struct transaction *transaction)
{
    const struct key *key = &arrival->key;
    struct dialog *dialog = find_or_add(dialogs, key);

    if (!dialog)
        return;
    if (dialog->alive_frame == 0)
        dialog->alive_frame = arrival->origin->frame;
    if (answers_outside(transaction) && dialog->owner == 0) {
        dialog->owner = (uint8_t)(find_sender(dialog, key) - dialog->sides + 1);
        dialog->invite = transaction->is_invite ? transaction : NULL;
        note_sent(dialog, key, transaction);
    }
    if (arrival->message->code < 200)
        return;
    if (key_has_method(key, "INVITE") && dialog->answered_frame == 0)
        dialog->answered_frame = arrival->origin->frame;
    if (!dialog->bye && (key_has_method(key, "INVITE") || key_has_method(key, "UPDATE")))
        call_note_accepted(&dialog->call, arrival, transaction, dialogs->store);
    if (dialog->ends)
        subscription_note_begin(&dialog->ends, key, transaction);
}

/* A BYE that is challenged comes again. */
static void note_challenged(struct dialogs *dialogs, const struct key *key,
                            const struct transaction *transaction)
{
    struct dialog *dialog = key_has_method(key, "BYE") ? dialog_find(dialogs, key) : NULL;

    if (dialog && dialog->bye && dialog->bye->family == transaction->family)
        dialog->bye = NULL;
}

void dialog_note_response(struct dialogs *dialogs, const struct arrival *arrival,
                          struct transaction *transaction)
{
    const struct key *key = &arrival->key;
    unsigned code = arrival->message->code;
    bool in_dialog = transaction->request && transaction->request->has_to_tag;

    if (code == 401 || code == 407)
        note_challenged(dialogs, key, transaction);
    else if (code > 100 && code < 300 &&
             (opens_dialog(key) || (in_dialog && !key_has_method(key, "BYE"))))
        note_alive(dialogs, arrival, transaction);
}

const struct transaction *dialog_find_refer(const struct dialog *dialog, const struct key *key,
                                            const struct event *event)
{
    const struct transaction *refer = dialog->refer;
    uint32_t number;

    if (!refer || !refer->request || !refer->request->shared->refer_to ||
        dialog->sides[dialog->refer_side].tag == key->from_tag)
        return NULL;
    return event->id.length == 0 || !slice_number(event->id, &number) ||
                   number == dialog->refer_cseq
               ? refer
               : NULL;
}
