/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A capture is summed up. */

#include "census_work.h"

#include "census_add.h"
#include "census_calls.h"
#include "census_doubts.h"
#include "census_hops.h"
#include "census_ladder.h"
#include "census_registers.h"
#include "census_scans.h"
#include "hop.h"
#include "timers.h"

static void visit_chain(struct census *census, const struct result *result,
                        void (*visit)(struct census *census, const struct result *result))
{
    for (; result; result = result->rare->next)
        visit(census, result);
}

void census_each_result(struct census *census,
                        void (*visit)(struct census *census, const struct result *result))
{
    for (size_t i = 0; i < census->scope->count; i++)
        visit_chain(census, census->scope->results[i], visit);
    for (size_t i = 0; i < census->later_count; i++)
        visit(census, census->later[i]);
}

/* The first place of a frame among `count` results, which are in the order of frames, or where it
 * would be. */
static size_t find_frame(const struct result *const *results, size_t count, uint32_t frame)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (results[middle]->frame < frame)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct result *census_response(const struct census *census, uint32_t frame,
                                     const char *call_id, unsigned code)
{
    const struct census_scope *scope = census->scope;

    for (size_t i = find_frame(scope->results, scope->count, frame); i < scope->count; i++) {
        const struct result *result = scope->results[i];

        if (result->frame != frame)
            break;
        if (result->call_id == call_id && result->code == code && !result->is_reported)
            return result;
    }
    return NULL;
}

const struct result *census_later(const struct census *census, const struct request *request)
{
    size_t i = find_frame(census->later, census->later_count, request->frame);

    for (; i < census->later_count && census->later[i]->frame == request->frame; i++) {
        const struct result *result = census->later[i];

        if (result->call_id == request->call_id && g_strcmp0(result->method, request->method) == 0)
            return result;
    }
    return NULL;
}

bool census_waited(const struct census *census, uint32_t frame, int64_t time)
{
    return frames_seen_until(census->record->frames, frame) - time >= SIP_TIMEOUT;
}

bool census_is_silent(const struct census *census, const struct transaction *transaction)
{
    const struct record *record = census->record;
    const struct request *request = transaction->request;

    return !transaction_was_heard(transaction) &&
           census_waited(census, request->frame, request->time) &&
           !proof_is_wanting(record->transactions, record->peers, transaction,
                             frames_seen_until(record->frames, request->frame));
}

/* Whether the network has said that it was not delivered, and nothing shows otherwise. */
static bool is_lost(const struct census *census, const struct transaction *transaction)
{
    return !transaction_was_heard(transaction) &&
           failure_find(census->record->failures, transaction);
}

/* OPTIONS outside of dialogs. */
static void add_keepalive(struct census *census, const struct transaction *transaction)
{
    const struct request *request = transaction->request;
    g_autofree char *source = summary_host(endpoint_name(request->source));
    struct summary_keepalive *row =
        summary_keepalive(census->summary, source, endpoint_name(request->destination));

    row->asked++;
    row->answered += transaction->has_response;
    if (!is_lost(census, transaction) && !census_is_silent(census, transaction))
        return;
    if (row->silent == 0 || request->time < row->first) {
        row->first = request->time;
        row->silent_frame = census_number(census, request->frame);
    }
    row->last = MAX(row->last, request->time);
    row->silent++;
}

/* A request outside of dialogs, at the first hop. */
static void take_first(struct census *census, const struct transaction *transaction)
{
    bool is_wanted = census_wants(census, transaction->request->frame);
    bool is_scan = census_is_scan(census, transaction);

    if (transaction->is_invite)
        census_calls_take(census->calls, transaction, true, is_scan);
    if (!is_wanted)
        return;
    if (is_scan)
        census_scans_add(census, transaction);
    else if (transaction->request->is_registering)
        census_registers_take(census->registers, transaction);
    else if (g_strcmp0(transaction->request->method, "OPTIONS") == 0)
        add_keepalive(census, transaction);
}

static void take_transaction(const struct transaction *transaction, void *data)
{
    struct census *census = data;

    if (!transaction->request || transaction->request->has_to_tag)
        return;
    if (hop_is_first(census->record->transactions, transaction))
        take_first(census, transaction);
    else if (transaction->is_invite && !hop_is_copy(census->record->transactions, transaction))
        census_calls_take(census->calls, transaction, false, false);
}

static void note_message(struct census *census, const struct result *result)
{
    bool is_counted = !result->is_request && !result->is_reported;

    if (result->finding_count > 0)
        census_scans_note(census->scans, result);
    if (is_counted && result->code < SUMMARY_CODES && census_wants(census, result->frame))
        census->summary->codes[result->code]++;
}

static void note_result(struct census *census, const struct result *result)
{
    census_calls_note(census, result);
    census_doubts_note(census, result);
}

/* What became of an attempt between two hosts. */
static void count_way(struct census *census, const struct census_call *call,
                      const struct census_invite *tries, unsigned count)
{
    if (!call->is_scan && census_wants(census, call->first->request->frame))
        census_hops_add(census, call, tries, count);
}

static void add_messages(struct census *census)
{
    const struct record_sums sums = record_sums(census->record);

    census->summary->first = sums.first;
    census->summary->last = sums.last;
    census->summary->frames = sums.frames;
    census->summary->requests = sums.requests;
    census->summary->responses = sums.responses;
}

/* Who scans has to be known before requests are counted, and all attempts before what is told of
 * them. */
static void count(struct census *census)
{
    census_each_result(census, note_message);
    transactions_each(census->record->transactions, take_transaction, census);
    census_registers_add(census);
    census_calls_group(census->calls);
    census_each_result(census, note_result);
    census_calls_each(census, census_add_call);
    census_calls_each_way(census, count_way);
    census_scans_tell(census);
    census_doubts_add(census);
    if (census->scope->wants_ladders)
        census_ladders_add(census);
    add_messages(census);
}

void census_summarize(struct census *census)
{
    census->calls = census_calls_new();
    census->scans = census_scans_new();
    census->registers = census_registers_new();
    census->doubts = census_doubts_new();
    census->causes = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    count(census);
    g_hash_table_unref(census->causes);
    census_doubts_free(census->doubts);
    census_registers_free(census->registers);
    census_scans_free(census->scans);
    census_calls_free(census->calls);
}
