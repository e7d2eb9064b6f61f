/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 488 and 606: the session description that was refused (RFC 3261 sections 13.3.1.3 and 21.4.26).
 */

#include "rule.h"

#include "sdp.h"

/* What the response says that it could take (RFC 3261 section 11.2); NULL where it does not. */
static const char *describe_listed(const struct evidence *evidence)
{
    char text[SDP_TEXT_MAX];
    struct sdp sdp;

    sdp_parse(evidence->arrival->sdp, &sdp);
    sdp_describe(&sdp, true, text);
    return store_text(evidence->store, slice_of(text));
}

static void find(struct evidence *evidence)
{
    const struct response *response = evidence->response;
    const struct request *request = evidence->request;

    if ((response->code != 488 && response->code != 606) || !request->offer)
        return;
    const char *listed = describe_listed(evidence);
    const struct response_warning *warning =
        response->warning_count > 0 ? &response->warnings[0] : NULL;
    finding_add(evidence,
                listed    ? FINDING_OFFER_REFUSED_LISTED
                : warning ? FINDING_OFFER_REFUSED_WARNED
                          : FINDING_OFFER_REFUSED,
                (const struct value[]){value_offer(request->offer),
                                       value_listed(listed),
                                       value_warning(warning ? warning->code : 0),
                                       value_warned(warning ? warning->text : NULL),
                                       {0}});
}

const struct rule rule_offer = {.needs = NEEDS_REQUEST, .on_response = find};
