/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Summaries made by hand, to see what reports make of them. */

#ifndef SIPCODE_SUMMARIES_H
#define SIPCODE_SUMMARIES_H

#include "added_calls.h"
#include "check.h"

#include <time.h>

#define SECONDS INT64_C(1000000000)
#define START (INT64_C(1795860251) * SECONDS) /* 2026-11-28 10:04:11 UTC */

/* Times of reports are local ones. */
static inline int use_utc(void **state)
{
    (void)state;
    g_setenv("TZ", "UTC", TRUE);
    tzset();
    return 0;
}

static inline struct summary *summary_of(const char *file)
{
    struct summary *summary = summary_new();

    g_ptr_array_add(summary->files, (gpointer)summary_text(summary, file));
    summary->first = START;
    summary->last = START + 600 * SECONDS;
    return summary;
}

/* The call with that number, which began so many seconds after the first one. */
static inline struct summary_call call_of(unsigned number, enum call_outcome outcome, unsigned code,
                                          const char *cause)
{
    static char call_id[32];

    g_snprintf(call_id, sizeof(call_id), "call-%u@192.0.2.1", number);
    return (struct summary_call){
        .start = START + number * SECONDS,
        .delay = code ? 250 * SECONDS / 1000 : -1,
        .duration = outcome == OUTCOME_ANSWERED ? 65 * SECONDS : -1,
        .call_id = call_id,
        .caller = "sip:+4930123456@example.com;user=phone",
        .callee = "sip:2001@example.net",
        .source = "192.0.2.1:5060",
        .destination = "192.0.2.20:5060",
        .cause = cause,
        .host = cause ? "192.0.2.20:5060" : NULL,
        .frame = 10 * number + 1,
        .decided_frame = 10 * number + 5,
        .code = (uint16_t)code,
        .outcome = (uint8_t)outcome,
        .ended_by = ENDED_BY_CALLEE,
    };
}

/* Adds `count` calls from that number on. */
static inline void add_calls(struct summary *summary, unsigned number, unsigned count,
                             enum call_outcome outcome, unsigned code,
                             const struct summary_cause *texts)
{
    for (unsigned i = 0; i < count; i++) {
        struct summary_call call = call_of(number + i, outcome, code, texts ? texts->cause : NULL);

        add_call(summary, &call, texts);
        summary->requests += 3;
        summary->responses += code > 0;
        summary->codes[code] += code > 0;
    }
}

static const struct summary_cause silent_hop = {
    .cause = "request-unanswered",
    .label = "No response",
    .text = "192.0.2.20:5060 did not answer INVITE: 7 copies in 32 s.",
    .remedy = "See whether the host runs and listens there, and whether a firewall is between.",
};

static const struct summary_cause wrong_password = {
    .cause = "auth-rejected",
    .label = "Wrong credentials",
    .text = "User alice was refused: the digest in frame 7 was computed with another password.",
    .remedy = "Compare the password of alice on the device with that on the server.",
};

static const struct summary_cause busy_callee = {.cause = "486", .label = "Busy Here"};

static const struct summary_cause no_ack = {
    .cause = "ack-missing",
    .label = "No ACK for the answer",
    .text = "No ACK came for the 200 of frame 7, so the callee ended the call after 32 s.",
    .remedy = "Follow the ACK: it goes to the Contact of the 200.",
};

/* 41 calls: 26 answered, two of these with trouble; 9 silent, 3 refused, 2 busy, 1 unknown. */
static inline struct summary *mixed_summary(void)
{
    struct summary *summary = summary_of("trunk.pcapng");

    add_calls(summary, 0, 24, OUTCOME_ANSWERED, 200, NULL);
    add_calls(summary, 24, 2, OUTCOME_ANSWERED, 200, &no_ack);
    add_calls(summary, 26, 9, OUTCOME_UNANSWERED, 0, &silent_hop);
    add_calls(summary, 35, 3, OUTCOME_REFUSED, 403, &wrong_password);
    add_calls(summary, 38, 2, OUTCOME_BUSY, 486, &busy_callee);
    add_calls(summary, 40, 1, OUTCOME_UNKNOWN, 0, NULL);
    summary->doubts[DOUBT_OPEN_AT_END] = 1;
    summary_peer(summary, "192.0.2.1", "192.0.2.20:5060")->repeated = 54;
    return summary;
}

/* A way over a proxy: challenged, silent, given up. */
static inline void add_step(struct summary *summary, struct summary_ladder *ladder,
                            struct summary_step step)
{
    step.source = summary_text(summary, step.source);
    step.destination = summary_text(summary, step.destination);
    step.label = summary_text(summary, step.label);
    step.text = summary_text(summary, step.text);
    step.copies = MAX(step.copies, 1);
    step.last = MAX(step.last, step.time);
    g_array_append_val(ladder->steps, step);
}

static inline struct summary_ladder *silent_ladder(struct summary *summary)
{
    static const char phone[] = "192.0.2.1:5060", proxy[] = "192.0.2.20:5060",
                      gateway[] = "198.51.100.7:5060";
    struct summary_ladder *ladder = summary_ladder(summary, "call-26@192.0.2.1");

    add_step(summary, ladder, (struct summary_step){START, phone, proxy, "INVITE", .frame = 261});
    add_step(summary, ladder,
             (struct summary_step){START + SECONDS / 100, proxy, phone,
                                   "407 Proxy Authentication Required",
                                   "The proxy asks for credentials; the phone sends them next.",
                                   .frame = 262, .code = 407});
    add_step(summary, ladder,
             (struct summary_step){START + SECONDS / 2, proxy, gateway, "INVITE",
                                   "198.51.100.7:5060 did not answer.",
                                   .last = START + 65 * SECONDS / 2, .frame = 264, .copies = 7});
    add_step(summary, ladder,
             (struct summary_step){START + 33 * SECONDS, proxy, phone, "408 Request Timeout",
                                   "The proxy gave up after 32 s.", .frame = 265, .code = 408});
    return ladder;
}

#endif
