/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading the calls of a report, and ladders. */

#include "report_read_rows.h"
#include "words.h"

#define CODE_MAX (SUMMARY_CODES - 1)

void report_read_call(struct strict *strict, JsonObject *row, void *data)
{
    const struct report_reading *reading = data;
    struct summary *summary = reading->summary;
    const struct summary_call call = {
        .start = strict_moment(strict, row, "start"),
        .delay = strict_milliseconds(strict, row, "delay_ms"),
        .duration = strict_milliseconds(strict, row, "duration_ms"),
        .call_id = report_read_name(strict, row, "call_id", summary),
        .caller = report_read_text(strict, row, "caller", summary),
        .callee = report_read_text(strict, row, "callee", summary),
        .source = report_read_name(strict, row, "source", summary),
        .destination = report_read_name(strict, row, "destination", summary),
        .cause = report_read_text(strict, row, "cause", summary),
        .host = report_read_text(strict, row, "host", summary),
        .leg = report_read_text(strict, row, "leg", summary),
        .frame = (uint32_t)strict_optional_number(strict, row, "frame", G_MAXUINT32),
        .decided_frame =
            (uint32_t)strict_optional_number(strict, row, "decided_frame", G_MAXUINT32),
        .file = report_read_file(strict, row, reading),
        .code = (uint16_t)strict_optional_number(strict, row, "code", CODE_MAX),
        .outcome =
            (uint8_t)strict_word(strict, row, "outcome", outcome_words, OUTCOMES, OUTCOME_UNKNOWN),
        .ended_by = (uint8_t)strict_word(strict, row, "ended_by", ender_words, CALL_ENDERS,
                                         ENDED_BY_UNKNOWN),
        .has_rung = strict_boolean(strict, row, "rung"),
    };

    g_array_append_val(summary->calls, call);
}

/* A ladder, and the summary that keeps its texts. */
struct ladder_reading {
    struct summary *summary;
    struct summary_ladder *ladder;
};

static void read_step(struct strict *strict, JsonObject *row, void *data)
{
    const struct ladder_reading *reading = data;
    struct summary *summary = reading->summary;
    const struct summary_step step = {
        .time = strict_moment(strict, row, "time"),
        .source = report_read_name(strict, row, "source", summary),
        .destination = report_read_name(strict, row, "destination", summary),
        .label = report_read_name(strict, row, "label", summary),
        .text = report_read_text(strict, row, "text", summary),
        .last = strict_moment(strict, row, "last"),
        .frame = (uint32_t)strict_optional_number(strict, row, "frame", G_MAXUINT32),
        .copies = (uint32_t)strict_number(strict, row, "copies", G_MAXUINT32),
        .code = (uint16_t)strict_optional_number(strict, row, "code", CODE_MAX),
        .severity = (uint8_t)strict_word(strict, row, "severity", severity_words,
                                         CODE_SEVERITY_COUNT, CODE_CHAT),
    };

    g_array_append_val(reading->ladder->steps, step);
}

void report_read_ladder(struct strict *strict, JsonObject *row, void *data)
{
    const struct report_reading *reading = data;
    const char *call_id = report_read_name(strict, row, "call_id", reading->summary);
    struct summary_ladder *ladder = summary_ladder(reading->summary, call_id);
    struct ladder_reading of_ladder = {reading->summary, ladder};

    ladder->cause = report_read_text(strict, row, "cause", reading->summary);
    ladder->file = report_read_file(strict, row, reading);
    ladder->left_out = strict_number(strict, row, "left_out", STRICT_NUMBER_MAX);
    strict_rows(strict, row, "steps", read_step, &of_ladder);
}
