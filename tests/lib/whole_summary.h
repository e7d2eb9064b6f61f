/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A summary in which everything is there, for tests of what is made of it. */

#ifndef SIPCODE_WHOLE_SUMMARY_H
#define SIPCODE_WHOLE_SUMMARY_H

#include "added_calls.h"

/* 2026-11-28 10:04:11.123456789 UTC, nanoseconds since the epoch. */
#define WHOLE_START INT64_C(1795860251123456789)
#define WHOLE_SECOND INT64_C(1000000000)

static inline void whole_add_calls(struct summary *summary)
{
    const struct summary_call answered = {.start = WHOLE_START,
                                          .delay = INT64_C(1250123456),
                                          .duration = 61 * WHOLE_SECOND + 1,
                                          .call_id = "first@192.0.2.1",
                                          .caller = "sip:alice@example.com",
                                          .callee = "sip:bob@example.com",
                                          .source = "192.0.2.1:40000",
                                          .destination = "192.0.2.9:5060",
                                          .leg = "before@192.0.2.7",
                                          .frame = 1,
                                          .decided_frame = 4,
                                          .code = 200,
                                          .outcome = OUTCOME_ANSWERED,
                                          .ended_by = ENDED_BY_CALLEE,
                                          .has_rung = true};
    struct summary_call refused = {.start = WHOLE_START + 130 * WHOLE_SECOND,
                                   .delay = -1,
                                   .duration = -1,
                                   .call_id = "second\"<\x1b[2J>",
                                   .source = "[2001:db8::1]:5060",
                                   .destination = "192.0.2.9:5060",
                                   .cause = "auth-rejected",
                                   .host = "192.0.2.9:5060",
                                   .frame = 7,
                                   .decided_frame = 8,
                                   .code = 403,
                                   .outcome = OUTCOME_REFUSED};
    const struct summary_cause texts = {
        .label = "Rejected", .text = "電話 was rejected", .remedy = "Ask"};

    add_call(summary, &answered, NULL);
    add_call(summary, &refused, &texts);
    refused.start += WHOLE_SECOND;
    refused.call_id = "third";
    add_call(summary, &refused, &texts);
}

static inline void whole_add_rows(struct summary *summary)
{
    struct summary_peer *peer = summary_peer(summary, "192.0.2.1", "192.0.2.9:5060");
    struct summary_keepalive *keepalive =
        summary_keepalive(summary, "192.0.2.9:5060", "192.0.2.4:5060");
    struct summary_scan *scan = summary_scan(summary, "203.0.113.5", "scan-numbers");
    struct summary_client *client = summary_client(summary, "192.0.2.8", "sip:1001@example.com");

    peer->requests = 5;
    peer->repeated = 2;
    keepalive->asked = 9;
    keepalive->answered = 6;
    keepalive->silent = 3;
    keepalive->silent_frame = 77;
    keepalive->first = WHOLE_START + 1;
    keepalive->last = WHOLE_START + 9;
    scan->text = summary_text(summary, "tries numbers");
    scan->first = WHOLE_START;
    scan->last = WHOLE_START + 5;
    scan->count = 40;
    scan->frame = 100;
    spread_add_times(&scan->codes, 404, 39);
    spread_add_times(&scan->codes, 200, 1);
    client->destination = summary_text(summary, "192.0.2.9:5060");
    client->remedy = summary_text(summary, "ask the user");
    client->first = WHOLE_START;
    client->last = WHOLE_START + 7;
    client->count = 6;
    client->frame = 50;
    spread_add_times(&client->codes, 403, 5);
    spread_add_times(&client->codes, 0, 1);
}

static inline void whole_add_ladder(struct summary *summary)
{
    struct summary_ladder *ladder = summary_ladder(summary, "third");
    const struct summary_step steps[] = {
        {.time = WHOLE_START,
         .source = summary_text(summary, "192.0.2.1:40000"),
         .destination = summary_text(summary, "192.0.2.9:5060"),
         .label = summary_text(summary, "INVITE"),
         .last = WHOLE_START + WHOLE_SECOND,
         .frame = 7,
         .copies = 2},
        {.time = WHOLE_START + 1,
         .source = summary_text(summary, "192.0.2.9:5060"),
         .destination = summary_text(summary, "192.0.2.1:40000"),
         .label = summary_text(summary, "403 Forbidden"),
         .text = summary_text(summary, "Refused"),
         .frame = 8,
         .copies = 1,
         .code = 403,
         .severity = 2},
    };

    ladder->cause = summary_text(summary, "auth-rejected");
    ladder->left_out = 3;
    g_array_append_vals(ladder->steps, steps, G_N_ELEMENTS(steps));
}

static inline void whole_add_registrations(struct summary_registrations *registrations)
{
    *registrations = (struct summary_registrations){.clients = 10,
                                                    .attempts = 25,
                                                    .registered = 15,
                                                    .refused = 4,
                                                    .unanswered = 3,
                                                    .unknown = 3,
                                                    .never_registered = 2,
                                                    .several_contacts = 1,
                                                    .shortest = 60};
    spread_add_times(&registrations->delay, 20, 10);
    spread_add_times(&registrations->delay, 180, 5);
}

/* One with all that a summary can have, of a file of that name; the caller frees it. */
static inline struct summary *whole_summary(const char *file)
{
    struct summary *summary = summary_new();

    g_ptr_array_add(summary->files, (void *)summary_text(summary, file));
    summary->first = WHOLE_START - 1;
    summary->last = WHOLE_START + 200 * WHOLE_SECOND;
    summary->frames = 1000;
    summary->requests = 400;
    summary->responses = 600;
    for (unsigned i = 0; i < DOUBTS; i++)
        summary->doubts[i] = i;
    whole_add_calls(summary);
    summary->calls_left_out = 7;
    summary->scanned = 40;
    whole_add_rows(summary);
    whole_add_registrations(&summary->registrations);
    summary->codes[200] = 1;
    summary->codes[403] = 2;
    summary->codes[999] = 1;
    whole_add_ladder(summary);
    return summary;
}

#endif
