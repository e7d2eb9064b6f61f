/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading a report. */

#include "report_read.h"

#include "report_json.h"
#include "report_read_rows.h"
#include "sentence.h"

#define SECONDS INT64_C(1000000000)

/* As many as the numbers of files count. */
#define FILES_MAX (G_MAXUINT16 + 1)

/* No part of a timeline is longer, in seconds: times are of 292 years. */
#define WIDTH_MAX INT64_C(1000000000)

static void read_files(struct strict *strict, JsonObject *report, struct summary *summary)
{
    JsonArray *files = strict_array(strict, report, "files");
    unsigned count = files ? json_array_get_length(files) : 0;

    if (count > FILES_MAX)
        strict_blame(strict, "files");
    for (unsigned i = 0; i < count && !strict->wrong; i++) {
        JsonNode *node = json_array_get_element(files, i);

        if (!JSON_NODE_HOLDS_VALUE(node) || json_node_get_value_type(node) != G_TYPE_STRING) {
            strict_blame(strict, "files");
            return;
        }
        g_autofree char *file = g_utf8_make_valid(json_node_get_string(node), -1);
        g_ptr_array_add(summary->files, (void *)summary_text(summary, file));
    }
}

static void read_extent(struct strict *strict, JsonObject *report, struct summary *summary)
{
    JsonObject *doubts = strict_object(strict, report, "doubts");

    read_files(strict, report, summary);
    summary->first = strict_moment(strict, report, "first");
    summary->last = strict_moment(strict, report, "last");
    summary->frames = strict_number(strict, report, "frames", STRICT_NUMBER_MAX);
    summary->requests = strict_number(strict, report, "requests", STRICT_NUMBER_MAX);
    summary->responses = strict_number(strict, report, "responses", STRICT_NUMBER_MAX);
    for (unsigned i = 0; doubts && i < DOUBTS; i++)
        summary->doubts[i] = strict_number(strict, doubts, doubt_words[i], STRICT_NUMBER_MAX);
}

static void read_part(struct strict *strict, JsonObject *row, void *data)
{
    struct timeline *timeline = data;
    struct timeline_part *part = &timeline->parts[timeline->count];

    if (timeline->count == TIMELINE_MAX) {
        strict_blame(strict, "attempts");
        return;
    }
    part->attempts = (uint32_t)strict_number(strict, row, "attempts", G_MAXUINT32);
    part->failures = (uint32_t)strict_number(strict, row, "failures", part->attempts);
    timeline->count++;
}

/* Parts begin where those of other reports do, so that they can be added up. */
static void read_timeline(struct strict *strict, JsonObject *report, struct timeline *timeline)
{
    JsonObject *object = strict_object(strict, report, "timeline");

    if (!object)
        return;
    timeline->start = strict_moment(strict, object, "start") / SECONDS;
    timeline->width = (int64_t)strict_number(strict, object, "width_s", WIDTH_MAX);
    strict_rows(strict, object, "parts", read_part, timeline);
    if (timeline->width == 0 ? timeline->count > 0 || timeline->start > 0
                             : timeline->count == 0 || timeline->start % timeline->width != 0)
        strict_blame(strict, "timeline");
}

static void read_registrations(struct strict *strict, JsonObject *report,
                               struct summary_registrations *registrations)
{
    JsonObject *object = strict_object(strict, report, "registrations");
    const struct {
        const char *key;
        uint64_t *number;
    } members[] = {
        {"clients", &registrations->clients},
        {"attempts", &registrations->attempts},
        {"registered", &registrations->registered},
        {"refused", &registrations->refused},
        {"unanswered", &registrations->unanswered},
        {"unknown", &registrations->unknown},
        {"never_registered", &registrations->never_registered},
        {"several_contacts", &registrations->several_contacts},
    };

    if (!object)
        return;
    for (unsigned i = 0; i < G_N_ELEMENTS(members); i++)
        *members[i].number = strict_number(strict, object, members[i].key, STRICT_NUMBER_MAX);
    registrations->shortest =
        (uint32_t)strict_optional_number(strict, object, "shortest_s", G_MAXUINT32);
    report_read_delay(strict, object, &registrations->delay);
}

static void add_code(unsigned code, uint64_t count, void *codes)
{
    ((uint64_t *)codes)[code] = count;
}

static void read_tables(struct strict *strict, JsonObject *report, struct summary *summary)
{
    struct report_reading reading = {summary, MAX(summary->files->len, 1)};

    strict_rows(strict, report, "causes", report_read_cause, &reading);
    strict_rows(strict, report, "peers", report_read_peer, &reading);
    strict_rows(strict, report, "calls", report_read_call, &reading);
    summary->calls_left_out = strict_number(strict, report, "calls_left_out", STRICT_NUMBER_MAX);
    strict_rows(strict, report, "unregistered", report_read_client, &reading);
    strict_rows(strict, report, "keepalives", report_read_keepalive, &reading);
    strict_rows(strict, report, "scans", report_read_scan, &reading);
    summary->scanned = strict_number(strict, report, "scanned", STRICT_NUMBER_MAX);
    strict_counts(strict, report, "codes", SUMMARY_CODES - 1, add_code, summary->codes);
    strict_rows(strict, report, "ladders", report_read_ladder, &reading);
}

/* Returns the place that is wrong, which the caller frees; NULL for none. */
static char *read_all(JsonObject *report, struct summary *summary)
{
    struct strict strict;

    strict_init(&strict);
    read_extent(&strict, report, summary);
    report_read_counts(&strict, report, &summary->counts);
    read_timeline(&strict, report, &summary->timeline);
    read_registrations(&strict, report, &summary->registrations);
    read_tables(&strict, report, summary);
    char *wrong = g_steal_pointer(&strict.wrong);
    strict_clear(&strict);
    return wrong;
}

/* What is wrong with the version, before anything else is read; NULL for nothing. */
static char *check_version(JsonObject *report, const char *file)
{
    struct strict strict;

    strict_init(&strict);
    uint64_t version = strict_number(&strict, report, "schema_version", STRICT_NUMBER_MAX);
    bool is_report = strict.wrong == NULL;
    strict_clear(&strict);
    if (!is_report)
        return SENTENCE_WITH(SENTENCE_REPORTING_NO_REPORT, value_file(file),
                             value_member("schema_version"));
    if (version != REPORT_SCHEMA_VERSION)
        return SENTENCE_WITH(SENTENCE_REPORTING_OTHER_VERSION, value_file(file),
                             value_member("schema_version"));
    return NULL;
}

struct summary *report_read(const char *text, size_t length, const char *file, char **fault)
{
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    g_autofree char *place = NULL;
    JsonObject *report = strict_parse(parser, text, length, &place);

    *fault = report
                 ? check_version(report, file)
                 : SENTENCE_WITH(SENTENCE_REPORTING_NO_JSON, value_file(file), value_fault(place));
    if (*fault)
        return NULL;
    struct summary *summary = summary_new();
    g_autofree char *wrong = read_all(report, summary);
    if (!wrong)
        return summary;
    *fault = SENTENCE_WITH(SENTENCE_REPORTING_NO_REPORT, value_file(file), value_member(wrong));
    summary_free(summary);
    return NULL;
}
