/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was asked to end, by an expiry of 0: a registration (RFC 3261 section 10.2.2), a
 * publication (RFC 3903 section 4.5), a subscription (RFC 6665 section 4.1.2.3). */

#include "rule.h"

#include "list.h"

/* What a 200 to a REGISTER lists that has not expired. */
struct remainder {
    struct binding first;
    uint32_t count;
};

static struct remainder read_remainder(const struct message *response)
{
    struct slice rest = {NULL, 0};
    struct remainder remainder = {0};
    struct binding binding;
    size_t position = 0;

    while (binding_next(response, &position, &rest, &binding)) {
        if (binding.has_expires && binding.expires == 0)
            continue;
        if (remainder.count++ == 0)
            remainder.first = binding;
    }
    return remainder;
}

static void find_bindings(struct evidence *evidence)
{
    struct remainder left = read_remainder(evidence->message);

    finding_add(evidence, left.count > 0 ? FINDING_EXPIRES_ZERO_LEFT : FINDING_EXPIRES_ZERO,
                (const struct value[]){value_frame(evidence->request->frame),
                                       value_bindings(left.count),
                                       value_contact(store_text(evidence->store, left.first.uri)),
                                       {0}});
}

/* Who answers may grant a time all the same. */
static bool is_granted(const struct message *response)
{
    uint32_t seconds = 0;

    return header_number(response, HEADER_EXPIRES, &seconds) && seconds > 0;
}

static void find_state(struct evidence *evidence)
{
    enum finding_form form = FINDING_NONE;

    if (is_granted(evidence->message))
        return;
    if (key_has_method(evidence->key, "SUBSCRIBE"))
        form = evidence->request->has_to_tag ? FINDING_EXPIRES_ZERO_SUBSCRIPTION
                                             : FINDING_EXPIRES_ZERO_FETCH;
    else if (evidence->response->code == 200 && key_has_method(evidence->key, "PUBLISH"))
        form = FINDING_EXPIRES_ZERO_PUBLICATION;
    finding_add(evidence, form, (const struct value[]){value_frame(evidence->request->frame), {0}});
}

static void find(struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    if ((code != 200 && code != 202) || !evidence->request->is_ending ||
        !evidence->message->has_header)
        return;
    if (!evidence->request->is_registering)
        find_state(evidence);
    else if (code == 200)
        find_bindings(evidence);
}

const struct rule rule_expires_zero = {.needs = NEEDS_REQUEST, .lowest = 200, .on_response = find};
