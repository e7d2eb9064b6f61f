/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A report as JSON. */

#include "report_json.h"

#include "report_json_calls.h"
#include "report_json_counts.h"
#include "report_json_rows.h"

#define SECONDS INT64_C(1000000000)

/* Room for the digits of a code. */
#define DIGITS_SIZE 16

static void write_files(struct json_writer *writer, const struct summary *summary)
{
    json_writer_open_array(writer, "files");
    for (unsigned i = 0; i < summary->files->len; i++)
        json_writer_text(writer, NULL, g_ptr_array_index(summary->files, i));
    json_writer_close_array(writer);
}

static void write_doubts(struct json_writer *writer, const struct summary *summary)
{
    json_writer_open_object(writer, "doubts");
    for (unsigned i = 0; i < DOUBTS; i++)
        json_writer_number(writer, doubt_words[i], summary->doubts[i]);
    json_writer_close_object(writer);
}

static void write_timeline(struct json_writer *writer, const struct timeline *timeline)
{
    json_writer_open_object(writer, "timeline");
    report_write_moment(writer, "start", timeline->start * SECONDS);
    json_writer_number(writer, "width_s", (uint64_t)timeline->width);
    json_writer_open_array(writer, "parts");
    for (unsigned i = 0; i < timeline->count; i++) {
        json_writer_open_object(writer, NULL);
        json_writer_number(writer, "attempts", timeline->parts[i].attempts);
        json_writer_number(writer, "failures", timeline->parts[i].failures);
        json_writer_close_object(writer);
    }
    json_writer_close_array(writer);
    json_writer_close_object(writer);
}

static void write_registrations(struct json_writer *writer,
                                const struct summary_registrations *registrations)
{
    json_writer_open_object(writer, "registrations");
    json_writer_number(writer, "clients", registrations->clients);
    json_writer_number(writer, "attempts", registrations->attempts);
    json_writer_number(writer, "registered", registrations->registered);
    json_writer_number(writer, "refused", registrations->refused);
    json_writer_number(writer, "unanswered", registrations->unanswered);
    json_writer_number(writer, "unknown", registrations->unknown);
    json_writer_number(writer, "never_registered", registrations->never_registered);
    json_writer_number(writer, "several_contacts", registrations->several_contacts);
    report_write_positive(writer, "shortest_s", registrations->shortest);
    report_write_delay(writer, &registrations->delay);
    json_writer_close_object(writer);
}

static void write_codes(struct json_writer *writer, const struct summary *summary)
{
    json_writer_open_object(writer, "codes");
    for (unsigned i = 0; i < SUMMARY_CODES; i++) {
        char key[DIGITS_SIZE];

        g_snprintf(key, sizeof(key), "%u", i);
        report_write_positive(writer, key, summary->codes[i]);
    }
    json_writer_close_object(writer);
}

static void write_extent(struct json_writer *writer, const struct summary *summary)
{
    write_files(writer, summary);
    report_write_moment(writer, "first", summary->first);
    report_write_moment(writer, "last", summary->last);
    json_writer_number(writer, "frames", summary->frames);
    json_writer_number(writer, "requests", summary->requests);
    json_writer_number(writer, "responses", summary->responses);
    write_doubts(writer, summary);
}

char *report_json(const struct summary *summary)
{
    struct json_writer writer = {.out = g_string_new(NULL)};

    json_writer_open_object(&writer, NULL);
    json_writer_number(&writer, "schema_version", REPORT_SCHEMA_VERSION);
    write_extent(&writer, summary);
    report_write_counts(&writer, &summary->counts);
    write_timeline(&writer, &summary->timeline);
    report_write_causes(&writer, summary);
    report_write_peers(&writer, summary);
    report_write_calls(&writer, summary);
    write_registrations(&writer, &summary->registrations);
    report_write_clients(&writer, summary);
    report_write_keepalives(&writer, summary);
    report_write_scans(&writer, summary);
    json_writer_number(&writer, "scanned", summary->scanned);
    write_codes(&writer, summary);
    report_write_ladders(&writer, summary);
    json_writer_close_object(&writer);
    g_string_append_c(writer.out, '\n');
    return g_string_free(writer.out, FALSE);
}
