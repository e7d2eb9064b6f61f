/* SPDX-License-Identifier: GPL-2.0-or-later */
/* RAck. */

#include "rack.h"

#include "list.h"

static bool take_number(struct slice *value, uint32_t *rseq)
{
    struct slice number;

    return list_take(value, ' ', &number) && slice_number(number, rseq);
}

bool rack_read_number(const struct message *prack, uint32_t *rseq)
{
    struct slice value;

    return message_find_header(prack, HEADER_RACK, &value) && take_number(&value, rseq);
}

bool rack_read(const struct message *prack, struct rack *rack)
{
    struct slice value;

    return message_find_header(prack, HEADER_RACK, &value) && take_number(&value, &rack->rseq) &&
           cseq_parse(slice_trim(value), &rack->cseq) && slice_equals(rack->cseq.method, "INVITE");
}
