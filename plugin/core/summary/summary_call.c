/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An attempt to call becomes part of a summary. */

#include "summary.h"

#include <string.h>

#define MILLISECONDS 1000000
#define SECONDS INT64_C(1000000000)

/* Whether the network brought the call to a terminal, whatever became of it there. */
static bool is_reached(const struct summary_call *call)
{
    switch (call->outcome) {
    case OUTCOME_ANSWERED:
    case OUTCOME_BUSY:
    case OUTCOME_NO_ANSWER:
        return true;
    case OUTCOME_CANCELLED:
        return call->has_rung;
    default:
        return call->code == 603;
    }
}

static bool is_effective(unsigned code)
{
    return code == 200 || code == 480 || code == 486 || code == 600 || code == 603;
}

static bool is_ineffective(const struct summary_call *call)
{
    return call->code == 408 || call->code == 500 || call->code == 503 || call->code == 504 ||
           (call->code == 0 && call->outcome == OUTCOME_UNANSWERED);
}

/* An attempt that ended unknown is in no ratio, whatever its code. */
static void count_code(struct counts *counts, const struct summary_call *call)
{
    counts->redirected += call->code / 100 == 3;
    if (call->outcome == OUTCOME_UNKNOWN)
        return;
    counts->accepted += call->code == 200;
    counts->effective += is_effective(call->code);
    counts->ineffective += is_ineffective(call);
    counts->reached += is_reached(call);
}

static void count(struct counts *counts, const struct summary_call *call)
{
    counts->attempts++;
    counts->outcomes[call->outcome]++;
    count_code(counts, call);
    if (call->outcome == OUTCOME_ANSWERED && call->duration >= 0) {
        counts->ended++;
        counts->duration += (uint64_t)call->duration / MILLISECONDS;
    }
    spread_add(&counts->delay, call->delay);
}

/* Answered calls have one only where something went wrong. */
static void count_cause(struct summary *summary, const struct summary_call *call,
                        const struct summary_cause *texts)
{
    struct summary_cause like = texts ? *texts : (struct summary_cause){0};

    if (!call->cause)
        return;
    like.cause = call->cause;
    like.host = call->host;
    like.call_id = call->call_id;
    like.first = call->start;
    like.frame = call->decided_frame ? call->decided_frame : call->frame;
    like.file = call->file;
    like.code = call->code;
    like.outcome = call->outcome;
    struct summary_cause *cause = summary_cause(summary, &like);
    cause->count++;
    cause->first = MIN(cause->first, call->start);
    cause->last = MAX(cause->last, call->start);
}

char *summary_host(const char *endpoint)
{
    const char *colon = endpoint ? strrchr(endpoint, ':') : NULL;

    if (!colon)
        return g_strdup(endpoint);
    if (*endpoint == '[' && colon - endpoint > 2)
        return g_strndup(endpoint + 1, (gsize)(colon - endpoint - 2));
    return g_strndup(endpoint, (gsize)(colon - endpoint));
}

static void keep(struct summary *summary, const struct summary_call *call)
{
    struct summary_call kept = *call;

    /* Seldom is another one the same. */
    kept.call_id = call->call_id ? g_string_chunk_insert(summary->texts, call->call_id) : NULL;
    kept.caller = summary_uri(summary, call->caller);
    kept.callee = summary_uri(summary, call->callee);
    kept.source = summary_text(summary, call->source);
    kept.destination = summary_text(summary, call->destination);
    kept.cause = summary_text(summary, call->cause);
    kept.host = summary_text(summary, call->host);
    kept.leg = summary_text(summary, call->leg);
    g_array_append_val(summary->calls, kept);
}

void summary_count_hop(struct summary_peer *peer, const struct summary_call *hop)
{
    count(&peer->counts, hop);
}

void summary_add_call(struct summary *summary, const struct summary_call *call,
                      const struct summary_cause *texts)
{
    bool is_failure = outcome_is_failure(call->outcome);

    if (call->is_scan) {
        summary->scanned++;
        if (summary->keeps_scans)
            keep(summary, call);
        return;
    }
    count(&summary->counts, call);
    count_cause(summary, call, texts);
    timeline_add(&summary->timeline, call->start / SECONDS,
                 (struct timeline_part){1, is_failure ? 1 : 0});
    keep(summary, call);
}
