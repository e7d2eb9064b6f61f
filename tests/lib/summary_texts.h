/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Summaries that have a row of each kind, with the texts that a test gives. */

#ifndef SIPCODE_SUMMARY_TEXTS_H
#define SIPCODE_SUMMARY_TEXTS_H

#include "added_calls.h"
#include "words.h"

/* All that a summary can have of packets, and our sentences with what they name. */
struct summary_texts {
    const char *file, *call_id, *leg, *caller, *callee, *source, *destination, *cause, *host;
    const char *label, *text, *remedy, *scan, *step_label, *step_text;
};

#define SUMMARY_START (INT64_C(1790000000) * 1000000000)

static inline struct summary_call summary_call_of(const struct summary_texts *texts)
{
    return (struct summary_call){
        .start = SUMMARY_START,
        .delay = INT64_C(250000000),
        .duration = -1,
        .call_id = texts->call_id,
        .caller = texts->caller,
        .callee = texts->callee,
        .source = texts->source,
        .destination = texts->destination,
        .cause = texts->cause,
        .host = texts->host,
        .leg = texts->leg,
        .frame = 801,
        .decided_frame = 812,
        .code = 503,
        .outcome = OUTCOME_FAILED,
    };
}

static inline void summary_add_ladder(struct summary *summary, const struct summary_texts *texts)
{
    struct summary_ladder *ladder = summary_ladder(summary, texts->call_id);
    struct summary_step step = {
        .time = SUMMARY_START,
        .source = summary_text(summary, texts->source),
        .destination = summary_text(summary, texts->host),
        .label = summary_text(summary, texts->step_label),
        .text = summary_text(summary, texts->step_text),
        .frame = 812,
        .copies = 1,
        .code = 503,
        .severity = CODE_ERROR,
    };

    ladder->cause = summary_text(summary, texts->cause);
    g_array_append_val(ladder->steps, step);
}

/* One call that failed, with its cause, peer, ladder and leg; a keep-alive and a scan of the same
 * hosts; two files of one name. The caller frees it. */
static inline struct summary *summary_of(const struct summary_texts *texts)
{
    struct summary *summary = summary_new();
    struct summary_call call = summary_call_of(texts);
    struct summary_cause cause = {
        .label = texts->label, .text = texts->text, .remedy = texts->remedy};

    g_ptr_array_add(summary->files, (void *)summary_text(summary, texts->file));
    g_ptr_array_add(summary->files, (void *)summary_text(summary, texts->file));
    summary->first = SUMMARY_START;
    summary->last = SUMMARY_START + INT64_C(60000000000);
    summary->requests = summary->responses = 1;
    summary->codes[503] = 1;
    add_call(summary, &call, &cause);
    summary_add_ladder(summary, texts);
    summary_keepalive(summary, texts->source, texts->destination)->silent_frame = 7;
    *summary_scan(summary, texts->source, texts->cause) = (struct summary_scan){
        .source = summary_text(summary, texts->source ? texts->source : ""),
        .cause = summary_text(summary, texts->cause),
        .text = summary_text(summary, texts->scan),
        .first = SUMMARY_START,
        .last = SUMMARY_START,
        .count = 1,
    };
    return summary;
}

/* The same with one text everywhere. */
static inline struct summary *summary_of_text(const char *text)
{
    return summary_of(&(struct summary_texts){text, text, text, text, text, text, text, text, text,
                                              text, text, text, text, text, text});
}

#endif
