/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What tells which transaction and which dialog a message belongs to. */

#include "key.h"

#include "hash.h"
#include "list.h"
#include "via.h"

static uint64_t read_tag(const struct message *message, enum header_name name)
{
    struct slice value, tag;

    return message_find_header(message, name, &value) && list_parameter(value, "tag", &tag) &&
                   tag.length > 0
               ? hash_of(0, tag)
               : 0;
}

bool key_read(const struct message *message, struct key *key)
{
    struct slice call_id, value;

    key->cseq.method.length = 0;
    if (!message_find_header(message, HEADER_CSEQ, &value) || !cseq_parse(value, &key->cseq) ||
        !message_find_header(message, HEADER_CALL_ID, &call_id) || call_id.length == 0)
        return false;
    key->call_id = hash_of(0, call_id);
    key->branch = via_top_branch(message, &value) ? hash_of(0, value) : 0;
    key->from_tag = read_tag(message, HEADER_FROM);
    key->to_tag = read_tag(message, HEADER_TO);
    return true;
}
