/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What tells which transaction and which dialog a message belongs to. */

#include "key.h"

#include "hash.h"
#include "list.h"
#include "via.h"

/* As nearly all are: "Alice" <sip:alice@example.com>;tag=x, with or without the name, and nothing
 * behind the tag. False for any other. */
static bool find_usual_tag(struct slice value, struct slice *tag)
{
    static const char before[] = ">;tag=";
    size_t start = value.length && *value.data == '"' ? slice_quoted_length(value) : 0;
    const char *end = value.data + value.length;
    const char *bracket = memchr(value.data + start, '>', value.length - start);

    if (!bracket || end - bracket < (ptrdiff_t)strlen(before) ||
        memcmp(bracket, before, strlen(before)) != 0 ||
        memchr(value.data + start, '"', value.length - start))
        return false;
    tag->data = bracket + strlen(before);
    tag->length = (size_t)(end - tag->data);
    return !memchr(tag->data, ';', tag->length);
}

static uint64_t read_tag(const struct message *message, enum header_name name)
{
    struct slice value, tag;

    if (!message_find_header(message, name, &value) ||
        !(find_usual_tag(value, &tag) || list_parameter(value, "tag", &tag)))
        return 0;
    return tag.length > 0 ? hash_of(0, tag) : 0;
}

static void note_via(struct key *key, const struct via *via)
{
    key->branch = via && via->branch.length > 0 ? hash_of(0, via->branch) : 0;
    key->sent_by = via && via->sent_by.length > 0 ? hash_of(0, via->sent_by) : 0;
}

bool key_read(const struct message *message, struct key *key)
{
    struct slice call_id, value, rest = {NULL, 0};
    struct via via;
    size_t position = 0;

    key->cseq.method.length = 0;
    if (!message_find_header(message, HEADER_CSEQ, &value) || !cseq_parse(value, &key->cseq) ||
        !message_find_header(message, HEADER_CALL_ID, &call_id) || call_id.length == 0)
        return false;
    key->call_id = hash_of(0, call_id);
    note_via(key, via_next(message, &position, &rest, &via) ? &via : NULL);
    key->from_tag = read_tag(message, HEADER_FROM);
    key->to_tag = read_tag(message, HEADER_TO);
    return true;
}

uint64_t key_read_branch(const struct message *message)
{
    struct slice rest = {NULL, 0};
    struct via via;
    struct key key = {0};
    size_t position = 0;

    note_via(&key, via_next(message, &position, &rest, &via) ? &via : NULL);
    return key.branch;
}

bool key_read_before(const struct message *message, const struct key *key, struct key *before)
{
    struct slice rest = {NULL, 0};
    struct via via;
    size_t position = 0;

    if (!via_skip(message, &position, &rest) || !via_next(message, &position, &rest, &via))
        return false;
    *before = *key;
    note_via(before, &via);
    return true;
}
