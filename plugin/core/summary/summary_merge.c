/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Summaries of several captures become one. */

#include "summary.h"

static void merge_times(int64_t *into_first, int64_t *into_last, int64_t first, int64_t last)
{
    if (first != 0 && (*into_first == 0 || first < *into_first))
        *into_first = first;
    *into_last = MAX(*into_last, last);
}

/* Of equal ones the first example stays, as it would have come first in one capture, too. */
static void merge_causes(struct summary *into, const struct summary *from, unsigned files)
{
    g_autoptr(GPtrArray) causes = summary_causes(from);

    for (unsigned i = 0; i < causes->len; i++) {
        const struct summary_cause *cause = g_ptr_array_index(causes, i);
        struct summary_cause like = *cause;

        like.file = (uint16_t)(cause->file + files);
        struct summary_cause *sum = summary_cause(into, &like);
        sum->count += cause->count;
        merge_times(&sum->first, &sum->last, cause->first, cause->last);
    }
}

static void merge_peers(struct summary *into, const struct summary *from)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, from->peers);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct summary_peer *peer = value;
        struct summary_peer *sum = summary_peer(into, peer->source, peer->destination);

        counts_merge(&sum->counts, &peer->counts);
        sum->requests += peer->requests;
        sum->repeated += peer->repeated;
    }
}

static void merge_keepalives(struct summary *into, const struct summary *from, unsigned files)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, from->keepalives);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct summary_keepalive *row = value;
        struct summary_keepalive *sum = summary_keepalive(into, row->source, row->destination);

        if (row->silent != 0 && (sum->silent == 0 || row->first < sum->first)) {
            sum->silent_frame = row->silent_frame;
            sum->file = (uint16_t)(row->file + files);
        }
        sum->asked += row->asked;
        sum->answered += row->answered;
        sum->silent += row->silent;
        merge_times(&sum->first, &sum->last, row->first, row->last);
    }
}

static void merge_clients(struct summary *into, const struct summary *from, unsigned files)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, from->clients);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct summary_client *client = value;
        struct summary_client *sum = summary_client(into, client->source, client->user);

        if (sum->count == 0 || client->first < sum->first) {
            sum->destination = summary_text(into, client->destination);
            sum->frame = client->frame;
            sum->file = (uint16_t)(client->file + files);
        }
        if (client->last >= sum->last)
            sum->remedy = summary_text(into, client->remedy);
        sum->count += client->count;
        spread_merge(&sum->codes, &client->codes);
        merge_times(&sum->first, &sum->last, client->first, client->last);
    }
}

static void merge_scans(struct summary *into, const struct summary *from, unsigned files)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, from->scans);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct summary_scan *scan = value;
        struct summary_scan *sum = summary_scan(into, scan->source, scan->cause);

        if (sum->count == 0 || scan->first < sum->first) {
            sum->frame = scan->frame;
            sum->file = (uint16_t)(scan->file + files);
        }
        if (scan->last >= sum->last)
            sum->text = summary_text(into, scan->text);
        sum->count += scan->count;
        spread_merge(&sum->codes, &scan->codes);
        merge_times(&sum->first, &sum->last, scan->first, scan->last);
    }
}

static void merge_registrations(struct summary_registrations *into,
                                const struct summary_registrations *from)
{
    into->clients += from->clients;
    into->attempts += from->attempts;
    into->registered += from->registered;
    into->refused += from->refused;
    into->unanswered += from->unanswered;
    into->unknown += from->unknown;
    into->never_registered += from->never_registered;
    into->several_contacts += from->several_contacts;
    if (from->shortest != 0 && (into->shortest == 0 || from->shortest < into->shortest))
        into->shortest = from->shortest;
    spread_merge(&into->delay, &from->delay);
}

static void merge_calls(struct summary *into, const struct summary *from, unsigned files)
{
    for (unsigned i = 0; i < from->calls->len; i++) {
        struct summary_call call = g_array_index(from->calls, struct summary_call, i);

        call.file = (uint16_t)(call.file + files);
        call.call_id = summary_text(into, call.call_id);
        call.caller = summary_text(into, call.caller);
        call.callee = summary_text(into, call.callee);
        call.source = summary_text(into, call.source);
        call.destination = summary_text(into, call.destination);
        call.cause = summary_text(into, call.cause);
        call.host = summary_text(into, call.host);
        call.leg = summary_text(into, call.leg);
        g_array_append_val(into->calls, call);
    }
    into->calls_left_out += from->calls_left_out;
}

static void merge_ladder(struct summary *into, const struct summary_ladder *from, unsigned files)
{
    struct summary_ladder *ladder = summary_ladder(into, from->call_id);

    ladder->cause = summary_text(into, from->cause);
    ladder->left_out = from->left_out;
    ladder->file = (uint16_t)(from->file + files);
    for (unsigned i = 0; i < from->steps->len; i++) {
        struct summary_step step = g_array_index(from->steps, struct summary_step, i);

        step.source = summary_text(into, step.source);
        step.destination = summary_text(into, step.destination);
        step.label = summary_text(into, step.label);
        step.text = summary_text(into, step.text);
        g_array_append_val(ladder->steps, step);
    }
}

void summary_merge(struct summary *into, const struct summary *from)
{
    unsigned files = into->files->len;

    for (unsigned i = 0; i < from->files->len; i++)
        g_ptr_array_add(into->files, (void *)summary_text(into, g_ptr_array_index(from->files, i)));
    merge_times(&into->first, &into->last, from->first, from->last);
    into->frames += from->frames;
    into->requests += from->requests;
    into->responses += from->responses;
    for (unsigned i = 0; i < DOUBTS; i++)
        into->doubts[i] += from->doubts[i];
    for (unsigned i = 0; i < SUMMARY_CODES; i++)
        into->codes[i] += from->codes[i];
    counts_merge(&into->counts, &from->counts);
    timeline_merge(&into->timeline, &from->timeline);
    into->scanned += from->scanned;
    merge_causes(into, from, files);
    merge_peers(into, from);
    merge_keepalives(into, from, files);
    merge_clients(into, from, files);
    merge_scans(into, from, files);
    merge_registrations(&into->registrations, &from->registrations);
    merge_calls(into, from, files);
    for (unsigned i = 0; i < from->ladders->len; i++)
        merge_ladder(into, g_ptr_array_index(from->ladders, i), files);
}
