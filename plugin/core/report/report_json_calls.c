/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The calls of a report, and ladders, as JSON. */

#include "report_json_calls.h"

#include "report_json.h"
#include "report_json_counts.h"
#include "words.h"

static void write_time(struct json_writer *writer, const char *key, int64_t time)
{
    if (time >= 0)
        json_writer_milliseconds(writer, key, time);
}

static void write_hosts(struct json_writer *writer, const struct summary_call *call)
{
    json_writer_text(writer, "call_id", call->call_id);
    json_writer_text(writer, "leg", call->leg);
    json_writer_text(writer, "caller", call->caller);
    json_writer_text(writer, "callee", call->callee);
    json_writer_text(writer, "source", call->source);
    json_writer_text(writer, "destination", call->destination);
}

static void write_call(struct json_writer *writer, const struct summary_call *call)
{
    const char *outcome = outcome_words[call->outcome];

    json_writer_open_object(writer, NULL);
    report_write_moment(writer, "start", call->start);
    write_hosts(writer, call);
    json_writer_text(writer, "outcome", outcome ? outcome : outcome_words[OUTCOME_UNKNOWN]);
    report_write_positive(writer, "code", call->code);
    json_writer_text(writer, "cause", call->cause);
    json_writer_text(writer, "host", call->host);
    write_time(writer, "delay_ms", call->delay);
    write_time(writer, "duration_ms", call->duration);
    if (call->has_rung)
        json_writer_true(writer, "rung");
    if (call->ended_by != ENDED_BY_UNKNOWN)
        json_writer_text(writer, "ended_by", ender_words[call->ended_by]);
    report_write_positive(writer, "frame", call->frame);
    report_write_positive(writer, "decided_frame", call->decided_frame);
    json_writer_number(writer, "file", call->file);
    json_writer_close_object(writer);
}

void report_write_calls(struct json_writer *writer, const struct summary *summary)
{
    unsigned count = MIN(summary->calls->len, REPORT_CALLS_MAX);

    json_writer_open_array(writer, "calls");
    for (unsigned i = 0; i < count; i++)
        write_call(writer, &g_array_index(summary->calls, struct summary_call, i));
    json_writer_close_array(writer);
    json_writer_number(writer, "calls_left_out",
                       summary->calls_left_out + (summary->calls->len - count));
}

static void write_step(struct json_writer *writer, const struct summary_step *step)
{
    json_writer_open_object(writer, NULL);
    report_write_moment(writer, "time", step->time);
    json_writer_text(writer, "source", step->source);
    json_writer_text(writer, "destination", step->destination);
    json_writer_text(writer, "label", step->label);
    json_writer_text(writer, "text", step->text);
    report_write_positive(writer, "code", step->code);
    json_writer_text(writer, "severity", severity_words[step->severity]);
    report_write_positive(writer, "frame", step->frame);
    json_writer_number(writer, "copies", step->copies);
    report_write_moment(writer, "last", step->last);
    json_writer_close_object(writer);
}

static void write_ladder(struct json_writer *writer, const struct summary_ladder *ladder)
{
    unsigned count = MIN(ladder->steps->len, REPORT_STEPS_MAX);

    json_writer_open_object(writer, NULL);
    json_writer_text(writer, "call_id", ladder->call_id);
    json_writer_text(writer, "cause", ladder->cause);
    json_writer_number(writer, "file", ladder->file);
    json_writer_open_array(writer, "steps");
    for (unsigned i = 0; i < count; i++)
        write_step(writer, &g_array_index(ladder->steps, struct summary_step, i));
    json_writer_close_array(writer);
    json_writer_number(writer, "left_out", ladder->left_out + (ladder->steps->len - count));
    json_writer_close_object(writer);
}

void report_write_ladders(struct json_writer *writer, const struct summary *summary)
{
    unsigned count = MIN(summary->ladders->len, REPORT_LADDERS_MAX);

    json_writer_open_array(writer, "ladders");
    for (unsigned i = 0; i < count; i++)
        write_ladder(writer, g_ptr_array_index(summary->ladders, i));
    json_writer_close_array(writer);
}
