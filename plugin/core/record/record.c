/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All that is recorded of a capture: made, fed, shown to rules, and freed. */

#include "record.h"

#include "timers.h"

#include <glib.h>
#include <string.h>

/* Frames of several interfaces are not all in the order of their times. */
#define CLOCK_JITTER SECOND

uint64_t record_hosts(const struct endpoint *from, const struct endpoint *to)
{
    return from && to ? endpoint_hash_host(endpoint_hash_host(0, from), to) : 0;
}

void record_start(struct record *record)
{
    record->store = store_new();
    record->frames = frames_new();
    record->transactions = transactions_new(record->store);
    record->acks = acks_new(record->store);
    record->dialogs = dialogs_new(record->store);
    record->parties = parties_new(record->store);
    record->accounts = accounts_new(record->store);
    record->recents = recents_new();
    record->peers = peers_new();
    record->visitors = visitors_new(record->store);
    record->registrations = registrations_new();
    record->legs = legs_new(record->store);
    record->capabilities = capabilities_new();
    record->failures = failures_new(record->store);
    record->proofs = proofs_new();
    record->messages = (struct record_messages){
        .clock_steps = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
        .unfit = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL)};
    record->has_unread = false;
}

void record_end(struct record *record)
{
    g_hash_table_unref(record->messages.unfit);
    g_array_unref(record->messages.clock_steps);
    proofs_free(record->proofs);
    failures_free(record->failures);
    capabilities_free(record->capabilities);
    legs_free(record->legs);
    registrations_free(record->registrations);
    visitors_free(record->visitors);
    peers_free(record->peers);
    recents_free(record->recents);
    accounts_free(record->accounts);
    parties_free(record->parties);
    dialogs_free(record->dialogs);
    acks_free(record->acks);
    transactions_free(record->transactions);
    frames_free(record->frames);
    store_free(record->store);
}

void record_note_ack(struct record *record, const struct arrival *ack,
                     const struct ack_misfit *misfit)
{
    const struct transaction *invite =
        transaction_of_method(record->transactions, &ack->key, "INVITE");

    ack_note(record->acks, record->transactions, ack, misfit);
    progress_note_ack(record->transactions, ack);
    party_note_ack(record->parties, ack, invite);
    visitors_note_ack(record->visitors, invite);
    proof_note_request(record->proofs, record->transactions, record->peers, ack, NULL);
}

void record_note_request(struct record *record, const struct arrival *arrival,
                         struct transaction *transaction)
{
    if (!transaction || !transaction_note_request(record->transactions, transaction, arrival))
        return;
    accounts_note_request(record->accounts, arrival, transaction->request);
    recents_note(record->recents, transaction->request, arrival->message);
    legs_note_request(record->legs, arrival, transaction->request);
    visitors_note_request(record->visitors, arrival);
    registrations_note_request(record->registrations, arrival);
    peer_note_request(record->peers, transaction);
    progress_note_request(record->transactions, arrival);
    party_note_request(record->parties, arrival, transaction);
    dialog_note_request(record->dialogs, arrival, transaction);
    proof_note_request(record->proofs, record->transactions, record->peers, arrival, transaction);
}

void record_note_response(struct record *record, const struct arrival *arrival,
                          struct transaction *transaction)
{
    accounts_note_response(record->accounts, record->transactions, arrival, transaction);
    if (!transaction)
        return;
    visitors_note_response(record->visitors, record->transactions, arrival, transaction);
    registrations_note_response(record->registrations, arrival, transaction, record->store);
    progress_note_response(record->transactions, transaction, arrival);
    party_note_response(record->parties, arrival, transaction);
    peer_note_response(record->peers, arrival, transaction);
    transaction_note_response(record->transactions, transaction, arrival);
    ack_note_response(record->acks, arrival, transaction);
    dialog_note_response(record->dialogs, arrival, transaction);
    proof_note_response(record->proofs, arrival);
}

void record_show(const struct record *record, struct evidence *evidence)
{
    memset(evidence, 0, offsetof(struct evidence, findings));
    evidence->transactions = record->transactions;
    evidence->dialogs = record->dialogs;
    evidence->parties = record->parties;
    evidence->accounts = record->accounts;
    evidence->recents = record->recents;
    evidence->peers = record->peers;
    evidence->visitors = record->visitors;
    evidence->registrations = record->registrations;
    evidence->legs = record->legs;
    evidence->capabilities = record->capabilities;
    evidence->failures = record->failures;
    evidence->store = record->store;
    evidence->frames = record->frames;
    evidence->has_unread = record->has_unread;
}

void record_note_unread(struct record *record)
{
    record->messages.unread++;
    record->has_unread = true;
}

static void add_sums(struct record_sums *into, const struct record_sums *sums)
{
    into->first = into->frames == 0 ? sums->first : MIN(into->first, sums->first);
    into->last = MAX(into->last, sums->last);
    into->frames += sums->frames;
    into->requests += sums->requests;
    into->responses += sums->responses;
}

struct record_sums record_sums(const struct record *record)
{
    const struct record_messages *messages = &record->messages;
    struct record_sums sums = messages->before;

    if (frames_number_of(record->frames, messages->frame) > 0)
        add_sums(&sums, &messages->latest);
    return sums;
}

/* A request that belongs to no transaction, mostly as it was cut, was captured all the same. */
static void note_unfit(struct record_messages *messages, const struct origin *origin)
{
    uint64_t hosts = record_hosts(origin->source, origin->destination);

    if (hosts != 0 && !g_hash_table_contains(messages->unfit, &hosts))
        g_hash_table_add(messages->unfit, g_memdup2(&hosts, sizeof(hosts)));
}

static void count(struct record *record, const struct arrival *arrival)
{
    struct record_messages *messages = &record->messages;
    const struct origin *origin = arrival->origin;
    bool is_response = arrival->message->is_response;

    if (origin->time < messages->time - CLOCK_JITTER)
        g_array_append_val(messages->clock_steps, origin->frame);
    messages->time = origin->time;
    messages->cut += origin->is_cut;
    if (origin->frame != messages->frame) {
        messages->before = record_sums(record);
        messages->latest =
            (struct record_sums){.first = origin->time, .last = origin->time, .frames = 1};
        messages->frame = origin->frame;
    }
    messages->latest.requests += !is_response;
    messages->latest.responses += is_response;
}

void record_note_message(struct record *record, const struct arrival *arrival)
{
    count(record, arrival);
    if (!arrival->message->is_response && !arrival->has_key)
        note_unfit(&record->messages, arrival->origin);
    capabilities_note(record->capabilities, arrival, record->store);
}
