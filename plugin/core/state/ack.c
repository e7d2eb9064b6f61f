/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ACK of a final response, and whether it fits. */

#include "ack.h"

#include "ack_way.h"
#include "awaited.h"
#include "list.h"
#include "via.h"

#include <glib.h>

struct acks {
    struct awaiteds *awaiteds;
    struct store *store;
};

struct acks *acks_new(struct store *store)
{
    struct acks *acks = g_new(struct acks, 1);

    acks->awaiteds = awaiteds_new();
    acks->store = store;
    return acks;
}

void acks_free(struct acks *acks)
{
    awaiteds_free(acks->awaiteds);
    g_free(acks);
}

/* The INVITE whose refusal an ACK is of by its branch; a NAT may have changed sent-by. NULL where
 * there is none. */
static struct transaction *find_refused(struct transactions *transactions,
                                        const struct arrival *ack)
{
    const struct key *key = &ack->key;
    struct transaction *invite = transaction_of_method(transactions, key, "INVITE");

    if (!invite && key->branch != 0) {
        invite = transaction_family(transactions, key, "INVITE", key->cseq.number);
        while (invite && invite->branch != (uint32_t)key->branch)
            invite = invite->next;
    }
    return invite && invite->final_code >= 300 ? invite : NULL;
}

static struct ack_misfit fail(const struct awaited *awaited, enum ack_fault fault,
                              const struct arrival *ack)
{
    return (struct ack_misfit){.invite = awaited->invite,
                               .fault = (uint8_t)fault,
                               .code = awaited->code,
                               .frame = ack->origin->frame,
                               .final_frame = awaited->frame,
                               .given_cseq = ack->key.cseq.number,
                               .cseq = awaited->cseq};
}

static const struct ack_misfit fits = {.fault = ACK_FITS};

static struct ack_misfit fail_tag(const struct acks *acks, const struct awaited *awaited,
                                  const struct arrival *ack)
{
    struct ack_misfit misfit =
        fail(awaited, ack->key.to_tag == 0 ? ACK_NO_TAG : ACK_OTHER_TAG, ack);
    struct slice value;

    misfit.wanted = store_text(acks->store, slice_of(awaited->tag));
    if (message_find_header(ack->message, HEADER_TO, &value) &&
        list_parameter(value, "tag", &value))
        misfit.given = store_text(acks->store, value);
    return misfit;
}

static struct ack_misfit check_refused(const struct acks *acks, const struct transaction *invite,
                                       const struct arrival *ack)
{
    const struct awaited *awaited = awaited_find_refusal(acks->awaiteds, invite);

    if (!awaited || awaited->is_one_of_several || awaited->to_tag == 0 ||
        awaited->to_tag == ack->key.to_tag)
        return fits;
    return fail_tag(acks, awaited, ack);
}

/* Whether an ACK may be of another INVITE than `awaited`, of which not all is in the capture, or
 * that waits for one too. */
static bool may_be_of_other(struct transactions *transactions, const struct arrival *ack)
{
    const struct key *key = &ack->key;
    const struct transaction *other =
        transaction_family(transactions, key, "INVITE", key->cseq.number);

    while (other && other->final_code != 0 && other->acknowledged)
        other = other->next;
    return other != NULL;
}

static struct ack_misfit check_way(const struct acks *acks, const struct awaited *awaited,
                                   const struct arrival *ack)
{
    struct slice route;
    enum ack_fault fault = ack_way_check(awaited, ack->message, &route);

    if (fault == ACK_FITS)
        return fits;
    struct ack_misfit misfit = fail(awaited, fault, ack);
    misfit.given = store_text(acks->store, ack->message->uri);
    misfit.wanted = store_text(acks->store, slice_of(awaited->contact));
    misfit.route = store_text(acks->store, route);
    return misfit;
}

static struct ack_misfit check_answered(const struct acks *acks, struct transactions *transactions,
                                        const struct awaited *awaited, const struct arrival *ack)
{
    if (awaited->is_one_of_several || awaited->to_tag == 0 || !via_is_alone(ack->message))
        return fits;
    if (awaited->cseq != ack->key.cseq.number)
        return awaited->to_tag != ack->key.to_tag || may_be_of_other(transactions, ack)
                   ? fits
                   : fail(awaited, ACK_OTHER_CSEQ, ack);
    if (awaited->to_tag != ack->key.to_tag)
        return fail_tag(acks, awaited, ack);
    return check_way(acks, awaited, ack);
}

/* An ACK of the same hop and for the same refusal whose branch is not that of its INVITE. */
static struct ack_misfit check_branch(const struct acks *acks, struct transactions *transactions,
                                      const struct arrival *ack)
{
    const struct key *key = &ack->key;
    const struct transaction *invite =
        transaction_family(transactions, key, "INVITE", key->cseq.number);
    const struct awaited *awaited = NULL;
    struct slice rest = {NULL, 0};
    size_t position = 0;
    struct via via;

    while (invite && !(transaction_destination(invite) == ack->origin->destination &&
                       transaction_source(invite) == ack->origin->source))
        invite = invite->next;
    if (invite && invite->branch != 0 && invite->final_code >= 300 && !invite->acknowledged)
        awaited = awaited_find_refusal(acks->awaiteds, invite);
    if (!awaited || awaited->is_one_of_several || awaited->to_tag != key->to_tag ||
        key->to_tag == 0 || !via_next(ack->message, &position, &rest, &via) ||
        !via_is_alone(ack->message))
        return fits;
    struct ack_misfit misfit = fail(awaited, ACK_OTHER_BRANCH, ack);
    misfit.given = store_text(acks->store, via.branch);
    misfit.wanted = store_text(acks->store, slice_of(awaited->branch));
    return misfit;
}

struct ack_misfit ack_check(struct acks *acks, struct transactions *transactions,
                            const struct arrival *ack)
{
    const struct transaction *refused = find_refused(transactions, ack);
    const struct awaited *answered =
        awaited_find_answer(acks->awaiteds, &ack->key, ack->origin->source);

    if (refused)
        return check_refused(acks, refused, ack);
    if (answered)
        return check_answered(acks, transactions, answered, ack);
    return check_branch(acks, transactions, ack);
}

/* The tag may be of a device that answered elsewhere than the first one. */
static bool may_acknowledge(const struct transaction *invite, uint64_t tag)
{
    bool known;
    unsigned count = progress_count_tags(invite->progress, tag, &known);

    return invite->final_code < 300 &&
           (count == 0 || count == PROGRESS_TAGS_MAX || (known && tag != 0));
}

/* That of a 2xx is a request of its own, with a branch of its own, and goes from end to end; that
 * of another final response belongs to its hop (RFC 3261 section 17.1.1.3). */
static void note_acknowledged(struct transactions *transactions, const struct arrival *ack,
                              struct transaction *refused)
{
    const struct key *key = &ack->key;
    struct transaction *invite = transaction_family(transactions, key, "INVITE", key->cseq.number);

    if (refused)
        refused->acknowledged = true;
    for (; invite && !refused; invite = invite->next)
        invite->acknowledged |= may_acknowledge(invite, key->to_tag);
}

/* At the hop of a refusal, and at all hops of a 2xx. `misfit` may be NULL. */
static void note_misfit(struct transactions *transactions, struct transaction *invite,
                        bool is_refused, const struct ack_misfit *misfit)
{
    if (is_refused) {
        progress_note_misfit(transactions, invite, misfit);
        return;
    }
    for (invite = transaction_latest(transactions, invite); invite; invite = invite->next)
        progress_note_misfit(transactions, invite, misfit);
}

/* The response waits no longer, and what was wrong with an earlier ACK does not count. */
static void note_fitting(struct acks *acks, struct transactions *transactions,
                         struct awaited *awaited)
{
    if (awaited->invite->progress && awaited->invite->progress->misfit)
        note_misfit(transactions, awaited->invite, awaited->code >= 300, NULL);
    awaited_forget(acks->awaiteds, awaited);
}

/* The INVITE at the hop that an ACK goes over, as far as the hosts tell. */
static struct inviting *find_hop(struct transactions *transactions, const struct arrival *ack)
{
    struct transaction *invite =
        transaction_family(transactions, &ack->key, "INVITE", ack->key.cseq.number);

    while (invite && !endpoint_same_host(transaction_source(invite), ack->origin->source))
        invite = invite->next;
    return invite ? request_inviting(invite->request) : NULL;
}

static void note_seen(struct inviting *invite, const struct origin *origin)
{
    if (!invite || invite->ack_frame != 0)
        return;
    invite->ack_source = origin->source;
    invite->ack_destination = origin->destination;
    invite->ack_frame = origin->frame;
    invite->ack_ticks = (uint32_t)CLAMP((origin->time - invite->request.time) / DATAGRAM_TICK, 0,
                                        (int64_t)UINT32_MAX);
}

void ack_note(struct acks *acks, struct transactions *transactions, const struct arrival *ack,
              const struct ack_misfit *misfit)
{
    struct transaction *refused = find_refused(transactions, ack);
    struct awaited *awaited =
        refused ? awaited_find_refusal(acks->awaiteds, refused)
                : awaited_find_answer(acks->awaiteds, &ack->key, ack->origin->source);

    note_acknowledged(transactions, ack, refused);
    note_seen(refused ? request_inviting(refused->request) : find_hop(transactions, ack),
              ack->origin);
    if (misfit->fault != ACK_FITS)
        note_misfit(transactions, misfit->invite, misfit->code >= 300,
                    store_block(acks->store, misfit, sizeof(*misfit)));
    else if (awaited && (refused || (awaited->to_tag == ack->key.to_tag &&
                                     awaited->cseq == ack->key.cseq.number)))
        note_fitting(acks, transactions, awaited);
}

void ack_note_response(struct acks *acks, const struct arrival *arrival,
                       struct transaction *transaction)
{
    if (transaction->is_invite && arrival->message->code >= 200)
        awaited_note(acks->awaiteds, arrival, transaction);
}

/* Whether a client sent that INVITE after a refusal of the one before: to the same server, unless
 * it was sent elsewhere. */
static bool goes_on(const struct transaction *next, const struct transaction *invite,
                    const struct copies *refusal)
{
    return next->request && next->request->frame > refusal->frame &&
           endpoint_same_host(transaction_source(next), transaction_source(invite)) &&
           (invite->final_code < 400 ||
            endpoint_same_host(transaction_destination(next), transaction_destination(invite)));
}

/* With the next CSeq number, or, of some clients, the same and credentials. */
static bool went_on(struct transactions *transactions, const struct transaction *invite,
                    const struct key *key, const struct copies *refusal)
{
    const struct transaction *next =
        transaction_family(transactions, key, "INVITE", key->cseq.number + 1);

    while (next && !goes_on(next, invite, refusal))
        next = next->next;
    return next || invite->request->was_ended;
}

bool ack_is_awaited(struct transactions *transactions, const struct transaction *invite,
                    const struct key *key, const struct copies *before)
{
    if (!ack_is_lacking(invite))
        return false;
    if (invite->final_code < 300 || ack_misfit_of(invite))
        return true;
    return datagram_time(&invite->request->last) <= datagram_time(&before->last) &&
           !went_on(transactions, invite, key, before);
}
