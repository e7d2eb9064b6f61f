/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Addresses in session descriptions and Contact that the other side cannot reach (RFC 3264 section
 * 5.1, RFC 3261 section 8.1.1.8). A host between that passes a message on may put others in: so
 * only the copy counts that goes to the end, as far as that is seen. */

#include "rule.h"

#include "address.h"
#include "hop.h"
#include "list.h"

#include <glib.h>

static void add(struct evidence *evidence, enum finding_form form, struct slice address)
{
    finding_add(evidence, form,
                (const struct value[]){value_address(store_text(evidence->store, address)),
                                       value_host(endpoint_name(evidence->origin->source)),
                                       {0}});
}

/* The first media whose answer has another IP version than its offer; empty where none has. */
static struct slice find_other_family(const struct evidence *evidence)
{
    const struct session *offer = evidence->request->session;
    const struct session *answer = &evidence->arrival->session;
    unsigned count = offer ? MIN(offer->media_count, answer->media_count) : 0;

    for (unsigned i = 0; i < count; i++) {
        const struct session_media *asked = &offer->media[i], *given = &answer->media[i];

        if (!asked->is_closed && !given->is_closed && !given->has_ice && !asked->has_choice &&
            ((asked->is_ipv4 && given->is_ipv6) || (asked->is_ipv6 && given->is_ipv4)))
            return evidence->arrival->media.media[i].connection;
    }
    return (struct slice){NULL, 0};
}

/* Contact that the ACK goes to: a proxy that stays in the way may know another way, and so do these
 * (RFC 5626, RFC 5627, RFC 5923, RFC 7118). */
static struct slice find_contact(const struct evidence *evidence)
{
    static const char *const known[] = {";ob", ";gr", ";alias", "transport=ws"};
    struct slice contact;

    if (message_has(evidence->message, HEADER_RECORD_ROUTE) ||
        !message_find_header(evidence->message, HEADER_CONTACT, &contact))
        return (struct slice){NULL, 0};
    contact = address_uri(contact);
    for (unsigned i = 0; i < G_N_ELEMENTS(known); i++) {
        if (g_strstr_len(contact.data, (gssize)contact.length, known[i]))
            return (struct slice){NULL, 0};
    }
    struct slice host = address_host(contact);
    return arrival_is_unreachable(evidence->arrival, host) ? host : (struct slice){NULL, 0};
}

static void find(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    unsigned code = evidence->response->code;
    bool is_update = code >= 200 && key_has_method(evidence->key, "UPDATE");

    if (code >= 300 || !(transaction->is_invite || is_update) ||
        hop_before(evidence->transactions, transaction))
        return;
    struct slice media = arrival_unreachable_media(evidence->arrival);
    if (media.length > 0) {
        add(evidence, FINDING_MEDIA_PRIVATE, media);
        return;
    }
    struct slice other = find_other_family(evidence);
    struct slice contact = code >= 200 ? find_contact(evidence) : other;
    if (other.length > 0)
        add(evidence, FINDING_MEDIA_PRIVATE_FAMILY, other);
    else if (contact.length > 0)
        add(evidence, FINDING_MEDIA_PRIVATE_CONTACT, contact);
}

/* The offer of a call that was answered. */
static void find_offered(struct evidence *evidence)
{
    const struct transaction *transaction = evidence->transaction;
    const struct session *session = evidence->request->session;

    if (!session || !session->address || !transaction->is_invite ||
        !transaction_was_accepted(transaction) ||
        hop_next(evidence->transactions, transaction, NULL))
        return;
    finding_add(evidence, FINDING_MEDIA_PRIVATE_OFFER,
                (const struct value[]){value_address(session->address),
                                       value_host(endpoint_name(evidence->request->source)),
                                       {0}});
}

const struct rule rule_private_media = {
    .needs = NEEDS_REQUEST, .lowest = 101, .on_response = find, .on_later = find_offered};
