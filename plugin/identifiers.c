/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What tells which transaction and which dialog a message belongs to. */

#include "identifiers.h"

#include "header/list.h"
#include "header/via.h"
#include "identity.h"

static uint64_t read_tag(const struct message *message, enum header_name name)
{
    struct slice value, tag;

    return message_find_header(message, name, &value) && list_parameter(value, "tag", &tag) &&
                   tag.length > 0
               ? identity_of(0, tag)
               : 0;
}

bool identifiers_read(const struct message *message, struct identifiers *identifiers)
{
    struct slice call_id, value;

    if (!message_find_header(message, HEADER_CALL_ID, &call_id) || call_id.length == 0 ||
        !message_find_header(message, HEADER_CSEQ, &value) ||
        !cseq_parse(value, &identifiers->cseq))
        return false;
    identifiers->call_id = identity_of(0, call_id);
    identifiers->branch = via_top_branch(message, &value) ? identity_of(0, value) : 0;
    identifiers->from_tag = read_tag(message, HEADER_FROM);
    identifiers->to_tag = read_tag(message, HEADER_TO);
    return true;
}
