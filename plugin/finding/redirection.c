/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 3xx: where the request is sent on (RFC 3261 section 8.1.3.4). */

#include "../finding.h"

#include "../header/address.h"
#include "../header/list.h"

#include <string.h>

/* The target to try first: the one with the highest q. */
static unsigned find_target(const struct message *message, struct slice *target)
{
    size_t position = 0;
    struct slice value, element;
    unsigned count = 0, best = 0;

    while (message_next_named(message, HEADER_CONTACT, &position, &value)) {
        while (list_next(&value, &element)) {
            struct slice uri = address_uri(element);
            unsigned q = address_q(element);

            if (uri.length > 0 && (count++ == 0 || q > best)) {
                best = q;
                *target = uri;
            }
        }
    }
    return count;
}

void finding_rule_redirection(struct evidence *evidence)
{
    struct slice target = {NULL, 0};

    if (evidence->response->code / 100 != 3)
        return;
    unsigned count = find_target(evidence->message, &target);
    const char *asked = evidence->transaction ? evidence->transaction->request_uri : NULL;
    const struct finding_value values[] = {
        value_text("target", store_text(evidence->store, target)),
        value_number("others", (int64_t)count - 1),
        {0},
    };

    if (count == 0) {
        if (evidence->message->is_complete)
            finding_add(evidence, "redirected-nowhere", values);
    } else if (count == 1 && asked && strcmp(asked, values[0].text) == 0) {
        finding_add(evidence, "redirected-loop", values);
    } else {
        finding_add(evidence, count == 1 ? "redirected" : "redirected-choice", values);
    }
}
