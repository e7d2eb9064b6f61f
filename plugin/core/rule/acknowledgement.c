/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Final responses to an INVITE that get no ACK, or one that does not fit (RFC 3261
 * sections 13.3.1.4 and 17.1.1.3). */

#include "rule.h"

#include "address.h"
#include "final.h"

/* Once may be a lost packet, or a long way. */
#define COPIES_ENOUGH 3

static const enum finding_form forms[] = {
    [ACK_FITS] = FINDING_NONE,
    [ACK_OTHER_CSEQ] = FINDING_ACK_MISMATCH,
    [ACK_NO_TAG] = FINDING_ACK_MISMATCH_TAGLESS,
    [ACK_OTHER_TAG] = FINDING_ACK_MISMATCH_TAG,
    [ACK_OTHER_URI] = FINDING_ACK_MISMATCH_URI,
    [ACK_NO_ROUTE] = FINDING_ACK_MISMATCH_ROUTE,
    [ACK_URI_NO_ROUTE] = FINDING_ACK_MISMATCH_ASTRAY,
    [ACK_OTHER_BRANCH] = FINDING_ACK_MISMATCH_BRANCH,
};

static struct finding *add_misfit(struct evidence *evidence, const struct ack_misfit *misfit)
{
    return finding_add(evidence, forms[misfit->fault],
                       (const struct value[]){value_ack(misfit->frame),
                                              value_final(misfit->final_frame),
                                              value_code(misfit->code),
                                              value_acked(misfit->given_cseq),
                                              value_cseq(misfit->cseq),
                                              value_given(misfit->given),
                                              value_expected(misfit->wanted),
                                              value_contact(misfit->wanted),
                                              value_route(misfit->route),
                                              {0}});
}

/* Whether no server can take it for the ACK of its response; others are mended on the way, or do
 * not matter to all. */
static bool is_useless(enum ack_fault fault, unsigned code)
{
    return fault == ACK_OTHER_CSEQ ||
           (code < 300 && (fault == ACK_NO_TAG || fault == ACK_OTHER_TAG));
}

static void find_in_ack(struct evidence *evidence)
{
    const struct ack_misfit *misfit = evidence->misfit;
    struct finding *finding = misfit ? add_misfit(evidence, misfit) : NULL;

    if (finding && (is_useless(misfit->fault, misfit->code) || misfit->invite->final_copies >= 2))
        finding->severity = CODE_ERROR;
}

/* The Contact that an ACK goes to without passing here again; NULL where it must pass. */
static const char *find_other_way(const struct evidence *evidence)
{
    const struct message *message = evidence->message;
    struct slice contact, host;

    if (evidence->request->has_to_tag || message_has(message, HEADER_RECORD_ROUTE) ||
        !message_find_header(message, HEADER_CONTACT, &contact))
        return NULL;
    contact = address_uri(contact);
    host = address_host(contact);
    return evidence->origin->source &&
                   !endpoint_is_named(evidence->origin->source, host.data, host.length)
               ? store_text(evidence->store, contact)
               : NULL;
}

static enum finding_form name_missing(const struct evidence *evidence, uint32_t copies,
                                      const char *contact)
{
    if (evidence->response->code >= 300)
        return copies < COPIES_ENOUGH ? FINDING_ACK_MISSING_REFUSAL_EARLY
                                      : FINDING_ACK_MISSING_REFUSAL;
    if (copies < COPIES_ENOUGH)
        return FINDING_ACK_MISSING_EARLY;
    return contact ? FINDING_ACK_MISSING_ELSEWHERE : FINDING_ACK_MISSING;
}

/* A final response that is sent again. */
static void find(struct evidence *evidence)
{
    const struct transaction *invite = evidence->transaction;
    const struct datagram *response = &evidence->arrival->datagram;

    struct copies before = final_copies(invite, response);

    if (before.count == 0 || datagram_is_same(&before.last, response) ||
        !ack_is_awaited(evidence->transactions, invite, evidence->key, &before))
        return;
    if (ack_misfit_of(invite)) {
        add_misfit(evidence, ack_misfit_of(invite));
        return;
    }
    const char *contact = find_other_way(evidence);
    finding_add(
        evidence, name_missing(evidence, before.count + 1, contact),
        (const struct value[]){value_copies(before.count + 1),
                               value_frame(before.frame),
                               value_after(datagram_time(&before.last), evidence->origin->time),
                               value_contact(contact),
                               value_host(endpoint_name(evidence->origin->destination)),
                               {0}});
}

const struct rule rule_acknowledgement = {
    .needs = NEEDS_REQUEST, .lowest = 200, .on_response = find, .on_request = find_in_ack};
