/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of a report as JSON. Rows beyond the limit go to a summary of their own, under one
 * name, and its rows follow. */

#include "report_json_rows.h"

#include "report_json.h"
#include "report_json_counts.h"

static void write_cause(struct json_writer *writer, const void *row)
{
    const struct summary_cause *cause = row;
    const char *outcome = outcome_words[cause->outcome];

    json_writer_open_object(writer, NULL);
    json_writer_text(writer, "cause", cause->cause);
    report_write_positive(writer, "code", cause->code);
    json_writer_text(writer, "outcome", outcome ? outcome : outcome_words[OUTCOME_UNKNOWN]);
    json_writer_number(writer, "count", cause->count);
    json_writer_text(writer, "host", cause->host);
    report_write_positive(writer, "first_frame", cause->frame);
    report_write_moment(writer, "first", cause->first);
    report_write_moment(writer, "last", cause->last);
    json_writer_text(writer, "call_id", cause->call_id);
    json_writer_number(writer, "file", cause->file);
    json_writer_text(writer, "label", cause->label);
    json_writer_text(writer, "text", cause->text);
    json_writer_text(writer, "remedy", cause->remedy);
    json_writer_close_object(writer);
}

static void add_cause(struct summary *others, const void *row)
{
    const struct summary_cause *cause = row;
    struct summary_cause *sum = summary_cause(
        others, &(struct summary_cause){
                    .cause = SUMMARY_OTHERS, .outcome = cause->outcome, .first = cause->first});

    sum->count += cause->count;
    sum->first = MIN(sum->first, cause->first);
    sum->last = MAX(sum->last, cause->last);
}

static void write_peer(struct json_writer *writer, const void *row)
{
    const struct summary_peer *peer = row;

    json_writer_open_object(writer, NULL);
    json_writer_text(writer, "source", peer->source);
    json_writer_text(writer, "destination", peer->destination);
    json_writer_number(writer, "requests", peer->requests);
    json_writer_number(writer, "repeated", peer->repeated);
    report_write_counts(writer, &peer->counts);
    json_writer_close_object(writer);
}

static void add_peer(struct summary *others, const void *row)
{
    const struct summary_peer *peer = row;
    struct summary_peer *sum = summary_peer(others, SUMMARY_OTHERS, SUMMARY_OTHERS);

    counts_merge(&sum->counts, &peer->counts);
    sum->requests += peer->requests;
    sum->repeated += peer->repeated;
}

static void write_keepalive(struct json_writer *writer, const void *data)
{
    const struct summary_keepalive *row = data;

    json_writer_open_object(writer, NULL);
    json_writer_text(writer, "source", row->source);
    json_writer_text(writer, "destination", row->destination);
    json_writer_number(writer, "asked", row->asked);
    json_writer_number(writer, "answered", row->answered);
    json_writer_number(writer, "silent", row->silent);
    report_write_positive(writer, "silent_frame", row->silent_frame);
    report_write_moment(writer, "silent_first", row->first);
    report_write_moment(writer, "silent_last", row->last);
    json_writer_number(writer, "file", row->file);
    json_writer_close_object(writer);
}

static void add_keepalive(struct summary *others, const void *data)
{
    const struct summary_keepalive *row = data;
    struct summary_keepalive *sum = summary_keepalive(others, SUMMARY_OTHERS, SUMMARY_OTHERS);

    sum->asked += row->asked;
    sum->answered += row->answered;
    if (row->silent > 0)
        sum->first = sum->silent == 0 ? row->first : MIN(sum->first, row->first);
    sum->last = MAX(sum->last, row->last);
    sum->silent += row->silent;
}

/* What came back, codes in place of times. */
static void write_codes(struct json_writer *writer, const struct spread *codes)
{
    json_writer_open_object(writer, "codes");
    report_write_spread(writer, codes);
    json_writer_close_object(writer);
}

static void write_client(struct json_writer *writer, const void *row)
{
    const struct summary_client *client = row;

    json_writer_open_object(writer, NULL);
    json_writer_text(writer, "source", client->source);
    json_writer_text(writer, "user", client->user);
    json_writer_text(writer, "destination", client->destination);
    json_writer_text(writer, "remedy", client->remedy);
    json_writer_number(writer, "count", client->count);
    write_codes(writer, &client->codes);
    report_write_positive(writer, "first_frame", client->frame);
    report_write_moment(writer, "first", client->first);
    report_write_moment(writer, "last", client->last);
    json_writer_number(writer, "file", client->file);
    json_writer_close_object(writer);
}

static void add_client(struct summary *others, const void *row)
{
    const struct summary_client *client = row;
    struct summary_client *sum = summary_client(others, SUMMARY_OTHERS, NULL);

    sum->first = sum->count == 0 ? client->first : MIN(sum->first, client->first);
    sum->last = MAX(sum->last, client->last);
    sum->count += client->count;
    spread_merge(&sum->codes, &client->codes);
}

static void write_scan(struct json_writer *writer, const void *row)
{
    const struct summary_scan *scan = row;

    json_writer_open_object(writer, NULL);
    json_writer_text(writer, "source", scan->source);
    json_writer_text(writer, "cause", scan->cause);
    json_writer_text(writer, "text", scan->text);
    json_writer_number(writer, "count", scan->count);
    write_codes(writer, &scan->codes);
    report_write_positive(writer, "first_frame", scan->frame);
    report_write_moment(writer, "first", scan->first);
    report_write_moment(writer, "last", scan->last);
    json_writer_number(writer, "file", scan->file);
    json_writer_close_object(writer);
}

static void add_scan(struct summary *others, const void *row)
{
    const struct summary_scan *scan = row;
    struct summary_scan *sum = summary_scan(others, SUMMARY_OTHERS, scan->cause);

    sum->first = sum->count == 0 ? scan->first : MIN(sum->first, scan->first);
    sum->last = MAX(sum->last, scan->last);
    sum->count += scan->count;
    spread_merge(&sum->codes, &scan->codes);
}

/* A table: its rows in their order, how one is written, and how one becomes part of others. */
struct table {
    const char *key;
    GPtrArray *(*rows)(const struct summary *summary);
    void (*write)(struct json_writer *writer, const void *row);
    void (*add)(struct summary *others, const void *row);
};

static void write_table(struct json_writer *writer, const struct summary *summary,
                        const struct table *table)
{
    struct summary *others = summary_new();
    g_autoptr(GPtrArray) rows = table->rows(summary);
    unsigned count = MIN(rows->len, REPORT_ROWS_MAX);

    for (unsigned i = count; i < rows->len; i++)
        table->add(others, g_ptr_array_index(rows, i));
    g_autoptr(GPtrArray) rest = table->rows(others);
    json_writer_open_array(writer, table->key);
    for (unsigned i = 0; i < count; i++)
        table->write(writer, g_ptr_array_index(rows, i));
    for (unsigned i = 0; i < rest->len; i++)
        table->write(writer, g_ptr_array_index(rest, i));
    json_writer_close_array(writer);
    summary_free(others);
}

void report_write_causes(struct json_writer *writer, const struct summary *summary)
{
    static const struct table table = {"causes", summary_causes, write_cause, add_cause};

    write_table(writer, summary, &table);
}

void report_write_peers(struct json_writer *writer, const struct summary *summary)
{
    static const struct table table = {"peers", summary_peers, write_peer, add_peer};

    write_table(writer, summary, &table);
}

void report_write_keepalives(struct json_writer *writer, const struct summary *summary)
{
    static const struct table table = {"keepalives", summary_keepalives, write_keepalive,
                                       add_keepalive};

    write_table(writer, summary, &table);
}

void report_write_clients(struct json_writer *writer, const struct summary *summary)
{
    static const struct table table = {"unregistered", summary_clients, write_client, add_client};

    write_table(writer, summary, &table);
}

void report_write_scans(struct json_writer *writer, const struct summary *summary)
{
    static const struct table table = {"scans", summary_scans, write_scan, add_scan};

    write_table(writer, summary, &table);
}
