/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 3xx: where the request is sent on (RFC 3261 section 8.1.3.4). */

#include "rule.h"

#include "address.h"
#include "list.h"

#include <glib.h>
#include <string.h>

/* How many targets are put in order. */
#define TARGETS_MAX 8

struct target {
    struct slice uri;
    unsigned q; /* thousandths */
};

/* Puts a target behind those of the same or a higher q; the last one drops out where it is full. */
static void insert(struct target targets[TARGETS_MAX], unsigned count, struct target target)
{
    unsigned place = MIN(count, TARGETS_MAX);

    while (place > 0 && targets[place - 1].q < target.q) {
        if (place < TARGETS_MAX)
            targets[place] = targets[place - 1];
        place--;
    }
    if (place < TARGETS_MAX)
        targets[place] = target;
}

/* Reads the targets in the order to try them; returns how many there are, also beyond those kept.
 */
static unsigned read_targets(const struct message *message, struct target targets[TARGETS_MAX])
{
    size_t position = 0;
    struct slice value, element;
    unsigned count = 0;

    while (message_next_named(message, HEADER_CONTACT, &position, &value)) {
        while (list_next(&value, &element)) {
            struct target target = {address_uri(element), address_q(element)};

            if (target.uri.length > 0)
                insert(targets, count++, target);
        }
    }
    return count;
}

static const char *join(const struct target *targets, unsigned count, struct store *store)
{
    g_autoptr(GString) list = g_string_new(NULL);

    for (unsigned i = 0; i < MIN(count, TARGETS_MAX); i++) {
        g_string_append(list, i ? ", " : "");
        g_string_append_len(list, targets[i].uri.data, (gssize)targets[i].uri.length);
    }
    return store_text(store, (struct slice){list->str, list->len});
}

static void find(struct evidence *evidence)
{
    struct target targets[TARGETS_MAX];
    enum finding_form form = FINDING_REDIRECTED_CHOICE;

    if (evidence->response->code / 100 != 3)
        return;
    unsigned count = read_targets(evidence->message, targets);
    const char *uri = evidence->request ? evidence->request->uri : NULL;
    const char *list = join(targets, count, evidence->store);
    /* A body may say it instead (RFC 3261 sections 21.3.1 and 21.3.5). */
    if (count == 0 && (!evidence->message->is_complete || evidence->message->body.length > 0))
        return;
    if (count == 0)
        form = FINDING_REDIRECTED_NOWHERE;
    else if (evidence->response->code == 305)
        form = FINDING_REDIRECTED_PROXY;
    else if (count == 1)
        form = uri && !store_may_have_cut(uri) && strcmp(uri, list) == 0 ? FINDING_REDIRECTED_LOOP
                                                                         : FINDING_REDIRECTED;
    finding_add(evidence, form,
                (const struct value[]){
                    value_target(count > 0 ? store_text(evidence->store, targets[0].uri) : NULL),
                    value_targets(list),
                    value_others((int64_t)count - 1),
                    {0}});
}

const struct rule rule_redirection = {.lowest = 300, .on_response = find};
