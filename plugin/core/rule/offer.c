/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 488 and 606: the session description that was refused (RFC 3261 sections 13.3.1.3 and 21.4.26).
 */

#include "rule.h"

#include "body.h"
#include "warning.h"
#include "sdp.h"

#include <string.h>

static const char *describe(const struct message *message, struct store *store)
{
    char text[SDP_TEXT_MAX];
    struct slice sdp;

    if (!body_find(message, "application/sdp", &sdp))
        return NULL;
    sdp_describe(sdp, message->is_response, text);
    return store_text(store, (struct slice){text, strlen(text)});
}

void finding_rule_offer(struct evidence *evidence)
{
    const struct response *response = evidence->response;
    const struct transaction *transaction = evidence->transaction;
    const char *listed;

    if ((response->code != 488 && response->code != 606) || !transaction || !transaction->asked ||
        !transaction->asked->offer)
        return;
    listed = describe(evidence->message, evidence->store);
    const struct response_warning *warning =
        response->warning_count > 0 ? &response->warnings[0] : NULL;
    finding_add(evidence,
                listed    ? "offer-refused-listed"
                : warning ? "offer-refused-warned"
                          : "offer-refused",
                (const struct finding_value[]){value_text("offer", transaction->asked->offer),
                                               value_text("listed", listed),
                                               value_number("warning", warning ? warning->code : 0),
                                               value_text("warned", warning ? warning->text : NULL),
                                               {0}});
}

void offer_note_request(const struct evidence *evidence)
{
    const char *offer = describe(evidence->message, evidence->store);

    if (offer)
        transaction_asked(evidence->transactions, evidence->transaction)->offer = offer;
}
