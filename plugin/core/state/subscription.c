/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which subscriptions of a dialog were ended. */

#include "subscription.h"

#include "hash.h"
#include "list.h"

#include <glib.h>

/* How many ends a dialog keeps. */
#define ENDS_MAX 16

static bool is_terminated(const struct message *notify)
{
    struct slice value, state;

    return message_find_header(notify, HEADER_SUBSCRIPTION_STATE, &value) &&
           list_take(&value, ';', &state) && slice_equals(state, "terminated");
}

static uint64_t hash_event(const struct event *event)
{
    return hash_of(hash_of(0, event->package), event->id);
}

static unsigned count_ends(const struct subscription_end *end)
{
    unsigned count = 0;

    for (; end; end = end->next)
        count++;
    return count;
}

/* Where the end of an event stands in the list, or the end of the list. */
static struct subscription_end **find(struct subscription_end **end, uint64_t event)
{
    while (*end && (*end)->event != event)
        end = &(*end)->next;
    return end;
}

void subscription_note_end(struct subscription_end **ends, const struct arrival *notify,
                           const struct transaction *transaction, struct store *store)
{
    struct slice value;
    struct event event;

    if (!is_terminated(notify->message) ||
        !message_find_header(notify->message, HEADER_EVENT, &value))
        return;
    event_parse(value, &event);
    struct subscription_end end = {hash_event(&event), transaction, *ends};
    struct subscription_end *old = *find(ends, end.event);
    if (old)
        old->notify = transaction;
    else if (count_ends(*ends) < ENDS_MAX)
        *ends = store_block(store, &end, sizeof(end));
}

static void begin(struct subscription_end **ends, const struct event *event,
                  const struct transaction *transaction)
{
    struct subscription_end **end = find(ends, hash_event(event));

    if (*end && (*end)->notify->request &&
        (*end)->notify->request->frame < transaction->request->frame)
        *end = (*end)->next;
}

/* The first REFER of a dialog may be told by "refer" alone (RFC 3515 section 2.4.6). */
static void begin_refer(struct subscription_end **ends, uint32_t number,
                        const struct transaction *transaction)
{
    char id[16];
    struct event event = {slice_of("refer"), {NULL, 0}};

    begin(ends, &event, transaction);
    g_snprintf(id, sizeof(id), "%u", number);
    event.id = slice_of(id);
    begin(ends, &event, transaction);
}

void subscription_note_begin(struct subscription_end **ends, const struct key *key,
                             const struct transaction *transaction)
{
    const struct request *request = transaction->request;
    struct event event;

    if (request && key_has_method(key, "REFER"))
        begin_refer(ends, key->cseq.number, transaction);
    if (!request || !request->shared->event || !key_has_method(key, "SUBSCRIBE"))
        return;
    event_parse(slice_of(request->shared->event), &event);
    begin(ends, &event, transaction);
}

const struct transaction *subscription_find_end(const struct subscription_end *ends,
                                                const struct event *event)
{
    uint64_t hash = hash_event(event);

    while (ends && ends->event != hash)
        ends = ends->next;
    return ends && ends->notify->request && ends->notify->final_code < 300 ? ends->notify : NULL;
}
