/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dialogs as far as the capture shows them. */

#include "dialog.h"

#include "list.h"

#include <glib.h>

/* How many dialogs of a Call-ID are kept together. */
#define CALL_MAX 16

struct dialogs {
    GHashTable *by_call; /* set of the latest struct dialog of each Call-ID */
    struct store *store;
};

static guint hash_call(gconstpointer dialog)
{
    return (guint)((const struct dialog *)dialog)->call_id;
}

static gboolean equal_call(gconstpointer a, gconstpointer b)
{
    return ((const struct dialog *)a)->call_id == ((const struct dialog *)b)->call_id;
}

struct dialogs *dialogs_new(struct store *store)
{
    struct dialogs *dialogs = g_new(struct dialogs, 1);

    dialogs->by_call = g_hash_table_new(hash_call, equal_call);
    dialogs->store = store;
    return dialogs;
}

void dialogs_free(struct dialogs *dialogs)
{
    g_hash_table_unref(dialogs->by_call);
    g_free(dialogs);
}

struct dialog *dialog_of_call(struct dialogs *dialogs, const struct key *key)
{
    struct dialog probe;

    probe.call_id = key->call_id;
    return g_hash_table_lookup(dialogs->by_call, &probe);
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
    g_hash_table_add(dialogs->by_call, dialog);
    return dialog;
}

static struct dialog_side *find_sender(struct dialog *dialog, const struct key *key)
{
    return &dialog->sides[dialog->sides[0].tag == key->from_tag ? 0 : 1];
}

const struct dialog_side *dialog_receiver(const struct dialog *dialog, const struct key *key)
{
    return &dialog->sides[dialog->sides[0].tag == key->from_tag ? 1 : 0];
}

static void note_order(struct dialog_side *sender, const struct key *key,
                       struct transaction *transaction)
{
    if (key->cseq.number < sender->cseq) {
        transaction->overtaken_frame = sender->cseq_frame;
    } else if (key->cseq.number > sender->cseq) {
        sender->cseq = key->cseq.number;
        sender->cseq_frame = transaction->request->frame;
    }
}

/* An offer may come in INVITE and UPDATE; one by the same method that is unanswered so far is in
 * its way (RFC 3261 section 14.2, RFC 3311 section 5.2). */
static void note_offer(struct dialog_side *sender, const struct key *key,
                       struct transaction *transaction)
{
    const struct transaction *last = sender->offer;

    if (!key_has_method(key, "INVITE") && !key_has_method(key, "UPDATE"))
        return;
    if (last && last->family != transaction->family && last->final_code == 0 &&
        last->is_invite == transaction->is_invite)
        transaction->pending_frame = last->request->frame;
    sender->offer = transaction;
}

static void note_sent(struct dialog *dialog, const struct key *key, struct transaction *transaction)
{
    struct dialog_side *sender = find_sender(dialog, key);

    note_order(sender, key, transaction);
    note_offer(sender, key, transaction);
    if (key_has_method(key, "REFER") && transaction->request->refer_to) {
        dialog->refer = transaction;
        dialog->refer_cseq = key->cseq.number;
    }
}

static bool ends_subscription(const struct message *message)
{
    struct slice value, state;

    return message_find_header(message, HEADER_SUBSCRIPTION_STATE, &value) &&
           list_take(&value, ';', &state) && slice_equals(state, "terminated");
}

void dialog_note_request(struct dialogs *dialogs, const struct arrival *arrival,
                         struct transaction *transaction)
{
    const struct key *key = &arrival->key;
    struct dialog *dialog = NULL;

    /* A CANCEL has the CSeq number of its INVITE. */
    if (!key_has_method(key, "CANCEL"))
        dialog = find_or_add(dialogs, key);
    if (!dialog)
        return;
    note_sent(dialog, key, transaction);
    if (key_has_method(key, "BYE") && !dialog->bye)
        dialog->bye = transaction;
    if (key_has_method(key, "NOTIFY") && !dialog->by_invite && ends_subscription(arrival->message))
        dialog->ended_frame = arrival->origin->frame;
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
    if (key_has_method(key, "INVITE"))
        dialog->by_invite = true;
    if (answers_outside(transaction) && dialog->owner == 0) {
        dialog->owner = (uint8_t)(find_sender(dialog, key) - dialog->sides + 1);
        note_sent(dialog, key, transaction);
    }
}

/* A refusal. */
static void note_refused(struct dialogs *dialogs, const struct arrival *arrival,
                         const struct transaction *transaction)
{
    const struct key *key = &arrival->key;
    unsigned code = arrival->message->code;
    struct dialog *dialog = dialog_find(dialogs, key);

    if (!dialog)
        return;
    if (key_has_method(key, "BYE") && dialog->bye && dialog->bye->family == transaction->family &&
        (code == 401 || code == 407))
        dialog->bye = NULL;
    if (key_has_method(key, "INVITE") && answers_outside(transaction) && dialog->ended_frame == 0)
        dialog->ended_frame = arrival->origin->frame;
}

void dialog_note_response(struct dialogs *dialogs, const struct arrival *arrival,
                          struct transaction *transaction)
{
    const struct key *key = &arrival->key;
    unsigned code = arrival->message->code;
    bool in_dialog = transaction->request && transaction->request->has_to_tag;

    if (code >= 300)
        note_refused(dialogs, arrival, transaction);
    else if (code > 100 && (opens_dialog(key) || (in_dialog && !key_has_method(key, "BYE"))))
        note_alive(dialogs, arrival, transaction);
}
