/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading the rows of the tables of a report. */

#include "report_read_rows.h"

#define CODE_MAX (SUMMARY_CODES - 1)

void report_read_cause(struct strict *strict, JsonObject *row, void *data)
{
    const struct report_reading *reading = data;
    struct summary *summary = reading->summary;
    const struct summary_cause like = {
        .cause = report_read_name(strict, row, "cause", summary),
        .host = report_read_text(strict, row, "host", summary),
        .call_id = report_read_text(strict, row, "call_id", summary),
        .label = report_read_text(strict, row, "label", summary),
        .text = report_read_text(strict, row, "text", summary),
        .remedy = report_read_text(strict, row, "remedy", summary),
        .first = strict_moment(strict, row, "first"),
        .last = strict_moment(strict, row, "last"),
        .frame = (uint32_t)strict_optional_number(strict, row, "first_frame", G_MAXUINT32),
        .file = report_read_file(strict, row, reading),
        .code = (uint16_t)strict_optional_number(strict, row, "code", CODE_MAX),
        .outcome =
            (uint8_t)strict_word(strict, row, "outcome", outcome_words, OUTCOMES, OUTCOME_UNKNOWN),
    };
    struct summary_cause *cause = summary_cause(summary, &like);

    cause->count += strict_number(strict, row, "count", STRICT_NUMBER_MAX);
    cause->first = MIN(cause->first, like.first);
    cause->last = MAX(cause->last, like.last);
}

void report_read_peer(struct strict *strict, JsonObject *row, void *data)
{
    struct summary *summary = ((const struct report_reading *)data)->summary;
    const char *source = report_read_name(strict, row, "source", summary);
    const char *destination = report_read_name(strict, row, "destination", summary);
    struct summary_peer *peer = summary_peer(summary, source, destination);
    struct counts counts = {0};

    report_read_counts(strict, row, &counts);
    counts_merge(&peer->counts, &counts);
    counts_clear(&counts);
    peer->requests += strict_number(strict, row, "requests", STRICT_NUMBER_MAX);
    peer->repeated += strict_number(strict, row, "repeated", STRICT_NUMBER_MAX);
}

void report_read_keepalive(struct strict *strict, JsonObject *row, void *data)
{
    const struct report_reading *reading = data;
    const char *source = report_read_name(strict, row, "source", reading->summary);
    const char *destination = report_read_name(strict, row, "destination", reading->summary);
    struct summary_keepalive *keepalive = summary_keepalive(reading->summary, source, destination);

    keepalive->asked += strict_number(strict, row, "asked", STRICT_NUMBER_MAX);
    keepalive->answered += strict_number(strict, row, "answered", STRICT_NUMBER_MAX);
    keepalive->silent += strict_number(strict, row, "silent", STRICT_NUMBER_MAX);
    keepalive->silent_frame =
        (uint32_t)strict_optional_number(strict, row, "silent_frame", G_MAXUINT32);
    keepalive->first = strict_moment(strict, row, "silent_first");
    keepalive->last = strict_moment(strict, row, "silent_last");
    keepalive->file = report_read_file(strict, row, reading);
}

static void add_code(unsigned code, uint64_t count, void *codes)
{
    spread_add_times(codes, code, count);
}

void report_read_client(struct strict *strict, JsonObject *row, void *data)
{
    const struct report_reading *reading = data;
    const char *source = report_read_name(strict, row, "source", reading->summary);
    const char *user = report_read_text(strict, row, "user", reading->summary);
    struct summary_client *client = summary_client(reading->summary, source, user);

    client->destination = report_read_text(strict, row, "destination", reading->summary);
    client->remedy = report_read_text(strict, row, "remedy", reading->summary);
    client->first = strict_moment(strict, row, "first");
    client->last = strict_moment(strict, row, "last");
    client->count += strict_number(strict, row, "count", STRICT_NUMBER_MAX);
    strict_counts(strict, row, "codes", CODE_MAX, add_code, &client->codes);
    client->frame = (uint32_t)strict_optional_number(strict, row, "first_frame", G_MAXUINT32);
    client->file = report_read_file(strict, row, reading);
}

void report_read_scan(struct strict *strict, JsonObject *row, void *data)
{
    const struct report_reading *reading = data;
    const char *source = report_read_name(strict, row, "source", reading->summary);
    const char *cause = report_read_name(strict, row, "cause", reading->summary);
    struct summary_scan *scan = summary_scan(reading->summary, source, cause);

    scan->text = report_read_text(strict, row, "text", reading->summary);
    scan->first = strict_moment(strict, row, "first");
    scan->last = strict_moment(strict, row, "last");
    scan->count += strict_number(strict, row, "count", STRICT_NUMBER_MAX);
    strict_counts(strict, row, "codes", CODE_MAX, add_code, &scan->codes);
    scan->frame = (uint32_t)strict_optional_number(strict, row, "first_frame", G_MAXUINT32);
    scan->file = report_read_file(strict, row, reading);
}
