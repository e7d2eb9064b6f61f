/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Counts of attempts, and times, as JSON. */

#include "report_json_counts.h"

#include "moment.h"

#define MEDIAN 50
#define HIGH 95

/* Room for the digits of a time in milliseconds. */
#define DIGITS_SIZE 16

void report_write_moment(struct json_writer *writer, const char *key, int64_t time)
{
    g_autofree char *text = time > 0 ? moment_render_utc(time) : NULL;

    json_writer_text(writer, key, text);
}

void report_write_positive(struct json_writer *writer, const char *key, uint64_t number)
{
    if (number > 0)
        json_writer_number(writer, key, number);
}

void report_write_spread(struct json_writer *writer, const struct spread *spread)
{
    g_autoptr(GArray) times = spread_times(spread);

    for (unsigned i = 0; i < times->len; i++) {
        unsigned time = g_array_index(times, unsigned, i);
        char key[DIGITS_SIZE];

        g_snprintf(key, sizeof(key), "%u", time);
        json_writer_number(writer, key, spread_count_of(spread, time));
    }
}

void report_write_delay(struct json_writer *writer, const struct spread *delay)
{
    json_writer_open_object(writer, "delay_ms");
    report_write_spread(writer, delay);
    json_writer_close_object(writer);
    if (delay->count == 0)
        return;
    json_writer_number(writer, "delay_p50_ms", spread_percentile(delay, MEDIAN));
    json_writer_number(writer, "delay_p95_ms", spread_percentile(delay, HIGH));
}

static void write_outcomes(struct json_writer *writer, const struct counts *counts)
{
    json_writer_open_object(writer, "outcomes");
    for (unsigned i = 0; i < OUTCOMES; i++) {
        if (outcome_words[i])
            json_writer_number(writer, outcome_words[i], counts->outcomes[i]);
    }
    json_writer_close_object(writer);
}

static void write_ratios(struct json_writer *writer, const struct counts *counts)
{
    json_writer_open_object(writer, "ratios");
    for (unsigned i = 0; i < RATIOS; i++) {
        struct share share = counts_ratio(counts, (enum ratio)i);

        json_writer_open_object(writer, ratio_words[i]);
        json_writer_number(writer, "part", share.part);
        json_writer_number(writer, "whole", share.whole);
        json_writer_close_object(writer);
    }
    json_writer_close_object(writer);
}

void report_write_counts(struct json_writer *writer, const struct counts *counts)
{
    json_writer_number(writer, "attempts", counts->attempts);
    write_outcomes(writer, counts);
    json_writer_number(writer, "accepted", counts->accepted);
    json_writer_number(writer, "redirected", counts->redirected);
    json_writer_number(writer, "effective", counts->effective);
    json_writer_number(writer, "ineffective", counts->ineffective);
    json_writer_number(writer, "reached", counts->reached);
    json_writer_number(writer, "ended", counts->ended);
    json_writer_number(writer, "duration_ms", counts->duration);
    report_write_delay(writer, &counts->delay);
    write_ratios(writer, counts);
}
