/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The bytes of the last requests. */

#include "recent.h"

#include <glib.h>

/* How many are remembered, and how long each may be. */
#define RECENT_MAX 64
#define RECENT_LENGTH_MAX 4096

/* How many lines its header section may have: it is read again with each refusal. */
#define RECENT_LINES_MAX 64

struct slot {
    const struct request *request; /* NULL where it is free */
    GString *text;                 /* the header section, and the body behind it */
    size_t header_length;
    bool is_complete;
};

struct recents {
    struct slot slots[RECENT_MAX];
    unsigned next;
};

struct recents *recents_new(void)
{
    return g_new0(struct recents, 1);
}

void recents_free(struct recents *recents)
{
    for (unsigned i = 0; i < RECENT_MAX; i++) {
        if (recents->slots[i].text)
            g_string_free(recents->slots[i].text, TRUE);
    }
    g_free(recents);
}

static bool has_many_lines(struct slice header)
{
    unsigned count = 0;
    bool ended;

    for (; header.length > 0 && count <= RECENT_LINES_MAX; count++)
        slice_take_line(&header, &ended);
    return count > RECENT_LINES_MAX;
}

void recents_note(struct recents *recents, const struct request *request,
                  const struct message *message)
{
    struct slice header = message->fields.text;
    struct slot *slot = &recents->slots[recents->next];

    if (header.length + message->body.length > RECENT_LENGTH_MAX)
        return;
    recents->next = (recents->next + 1) % RECENT_MAX;
    if (!slot->text)
        slot->text = g_string_new(NULL);
    g_string_truncate(slot->text, 0);
    g_string_append_len(slot->text, header.data, (gssize)header.length);
    if (message->body.length > 0)
        g_string_append_len(slot->text, message->body.data, (gssize)message->body.length);
    slot->request = request;
    slot->header_length = header.length;
    slot->is_complete = message->is_complete;
}

bool recents_find(const struct recents *recents, const struct request *request,
                  struct recent *recent)
{
    const struct slot *slot = recents->slots;

    while (slot < recents->slots + RECENT_MAX && slot->request != request)
        slot++;
    if (slot == recents->slots + RECENT_MAX)
        return false;
    struct slice header = {slot->text->str, slot->header_length};
    if (has_many_lines(header))
        return false;
    fields_take(&header, &recent->fields);
    recent->body = (struct slice){slot->text->str + slot->header_length,
                                  slot->text->len - slot->header_length};
    recent->is_complete = slot->is_complete;
    return true;
}
