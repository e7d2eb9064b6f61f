/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 18x and forks: what the caller hears, and how many devices answer (RFC 3261 sections 12.1
 * and 13.2). */

#include "rule.h"

#include "body.h"

#include <glib.h>

/* What is said where more tags may have come than are kept. */
#define MORE_DEVICES "at least " G_STRINGIFY(PROGRESS_TAGS_MAX)

static bool has_sdp(const struct message *message)
{
    struct slice sdp;

    return body_find(message, "application/sdp", &sdp);
}

static void find_early_media(struct evidence *evidence)
{
    const struct progress *progress = evidence->transaction->progress;
    unsigned code = evidence->response->code;

    if (code > 100 && code < 200 && has_sdp(evidence->message))
        finding_add(evidence, "early-media", NULL);
    else if (code == 180 && evidence->message->is_complete && !(progress && progress->early_sdp))
        finding_add(evidence, "ringing-local", NULL);
}

static unsigned count_tags(const struct progress *progress, uint64_t tag, bool *known)
{
    unsigned count = 0;

    *known = tag == 0;
    while (progress && count < PROGRESS_TAGS_MAX && progress->tags[count] != 0)
        *known |= progress->tags[count++] == tag;
    return count;
}

/* Told where the tag of another device comes up, and where one of several wins. */
static void find_fork(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    unsigned code = evidence->response->code;
    bool known;
    unsigned count = count_tags(transaction->progress, evidence->key->to_tag, &known);
    unsigned devices = known ? count : count + 1;
    struct finding_value value = count == PROGRESS_TAGS_MAX ? value_text("devices", MORE_DEVICES)
                                                            : value_number("devices", devices);

    if (code >= 200 && code < 300 && devices > 1 && transaction->final_code == 0)
        finding_add(evidence, "forked-won", (const struct finding_value[]){value, {0}});
    else if (!known && count > 0 && code < 300)
        finding_add(evidence, "forked", (const struct finding_value[]){value, {0}});
}

void finding_rule_progress(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;

    if (!transaction || transaction->request_frame == 0 || !transaction->is_invite)
        return;
    find_early_media(evidence);
    find_fork(evidence);
}

static void note_tag(struct progress *progress, uint64_t tag)
{
    bool known;
    unsigned count = count_tags(progress, tag, &known);

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

void progress_note_response(const struct evidence *evidence)
{
    unsigned code = evidence->response->code;
    struct progress *progress;

    if (!evidence->transaction->is_invite || code <= 100 || code >= 300)
        return;
    progress = transaction_progress(evidence->transactions, evidence->transaction);
    note_tag(progress, evidence->key->to_tag);
    if (code >= 200)
        return;
    if (code == 180)
        note_ringing(progress, evidence->origin);
    progress->early_sdp |= has_sdp(evidence->message);
}
