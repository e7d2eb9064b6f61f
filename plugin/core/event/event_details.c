/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads what events tell of a message. */

#include "event_details.h"

#include "address.h"
#include "challenge.h"
#include "list.h"
#include "retry_after.h"
#include "via.h"

static struct event_party read_party(const struct message *message, enum header_name name)
{
    struct event_party party = {0};
    struct slice value, uri;

    if (!message_find_header(message, name, &value))
        return party;
    uri = address_uri(value);
    party.host = address_domain(uri);
    party.user = address_user(uri);
    if (slice_same(party.user, uri)) /* it has none */
        party.user.length = 0;
    list_parameter(value, "tag", &party.tag);
    return party;
}

static struct slice read_agent(const struct message *message)
{
    struct slice agent = {0};

    if (!message->is_response || !message_find_header(message, HEADER_SERVER, &agent))
        message_find_header(message, HEADER_USER_AGENT, &agent);
    return agent;
}

static struct slice read_realm(const struct message *message)
{
    static const enum header_name names[] = {HEADER_WWW_AUTHENTICATE, HEADER_PROXY_AUTHENTICATE};
    struct challenge challenge;

    for (unsigned i = 0; i < sizeof(names) / sizeof(*names); i++) {
        size_t position = 0;

        if (challenge_next(message, names[i], &position, &challenge))
            return challenge.realm;
    }
    return (struct slice){0};
}

static void read_response(struct event_details *details, const struct message *message)
{
    struct retry_after retry_after;
    struct slice value;

    details->realm = read_realm(message);
    if (message_find_header(message, HEADER_RETRY_AFTER, &value)) {
        retry_after_parse(value, &retry_after);
        details->has_retry_after = retry_after.is_number;
        details->retry_after = retry_after.seconds;
    }
    if (message->code / 100 == 2)
        details->has_expires = header_number(message, HEADER_EXPIRES, &details->expires);
}

void event_details_read(struct event_details *details, const struct message *message)
{
    struct slice value;

    *details = (struct event_details){.is_response = message->is_response};
    details->from = read_party(message, HEADER_FROM);
    details->to = read_party(message, HEADER_TO);
    if (message_find_header(message, HEADER_CSEQ, &value))
        details->has_cseq = cseq_parse(value, &details->cseq);
    message_find_header(message, HEADER_CALL_ID, &details->call_id);
    details->uri = message->uri;
    details->agent = read_agent(message);
    details->hops = via_count(message);
    if (message->is_response)
        read_response(details, message);
}

static void keep(struct slice *text, struct store *store)
{
    *text = slice_of(store_text(store, *text));
}

void event_details_keep(struct event_details *details, struct store *store)
{
    struct slice *const texts[] = {&details->from.user,   &details->from.host, &details->from.tag,
                                   &details->to.user,     &details->to.host,   &details->to.tag,
                                   &details->cseq.method, &details->call_id,   &details->uri,
                                   &details->agent,       &details->realm,     NULL};

    for (unsigned i = 0; texts[i]; i++)
        keep(texts[i], store);
}
