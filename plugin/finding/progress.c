/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 18x and forks: what the caller hears, and how many devices answer (RFC 3261 sections 12.1
 * and 13.2). */

#include "../finding.h"

#include "../header/list.h"
#include "../identity.h"

#include <glib.h>

static bool has_sdp(const struct message *message)
{
    struct slice type, part;

    return message->body.length > 0 && message_find_header(message, HEADER_CONTENT_TYPE, &type) &&
           list_take(&type, ';', &part) && slice_equals(part, "application/sdp");
}

static void find_early_media(struct evidence *evidence)
{
    const struct finding_value nothing[] = {{0}};
    unsigned code = evidence->response->code;

    if (code > 100 && code < 200 && has_sdp(evidence->message))
        finding_add(evidence, "early-media", nothing);
    else if (code == 180 && evidence->message->is_complete && !evidence->transaction->early_sdp)
        finding_add(evidence, "ringing-local", nothing);
}

/* The To tag of the response as an identity; 0 where it has none. */
static uint64_t read_tag(const struct message *message)
{
    struct slice to, tag;

    return message_find_header(message, HEADER_TO, &to) && list_parameter(to, "tag", &tag)
               ? identity_of(0, tag)
               : 0;
}

static unsigned count_tags(const struct transaction *transaction, uint64_t tag, bool *known)
{
    unsigned count = 0;

    *known = tag == 0;
    while (count < TRANSACTION_TAGS_MAX && transaction->tags[count] != 0)
        *known |= transaction->tags[count++] == tag;
    return count;
}

/* Told once, where the tag of another device comes up. */
static void find_fork(struct evidence *evidence)
{
    bool known;
    unsigned count = count_tags(evidence->transaction, read_tag(evidence->message), &known);

    if (!known && count > 0 && evidence->response->code < 300)
        finding_add(evidence, "forked",
                    (const struct finding_value[]){{.name = "devices", .number = count + 1}, {0}});
}

void finding_rule_progress(struct evidence *evidence)
{
    const char *method = evidence->response->method;

    if (!method || !evidence->transaction || evidence->transaction->request_frame == 0 ||
        !g_str_equal(method, "INVITE"))
        return;
    find_early_media(evidence);
    find_fork(evidence);
}

void progress_note_response(const struct evidence *evidence)
{
    struct transaction *transaction = evidence->transaction;
    unsigned code = evidence->response->code;
    bool known;

    if (!transaction || code <= 100 || code >= 300)
        return;
    uint64_t tag = read_tag(evidence->message);
    unsigned count = count_tags(transaction, tag, &known);
    if (!known && count < TRANSACTION_TAGS_MAX)
        transaction->tags[count] = tag;
    if (code < 200 && has_sdp(evidence->message))
        transaction->early_sdp = true;
}
