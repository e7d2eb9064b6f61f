/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading what several objects of a report have. */

#include "report_read_rows.h"

static void add_time(unsigned milliseconds, uint64_t count, void *delay)
{
    spread_add_times(delay, milliseconds, count);
}

void report_read_delay(struct strict *strict, JsonObject *of, struct spread *delay)
{
    strict_counts(strict, of, "delay_ms", SPREAD_MAX, add_time, delay);
    if (delay->count > STRICT_NUMBER_MAX)
        strict_blame(strict, "delay_ms");
}

/* All attempts are in one of them. */
static void read_outcomes(struct strict *strict, JsonObject *of, struct counts *counts)
{
    JsonObject *outcomes = strict_object(strict, of, "outcomes");
    uint64_t sum = 0;

    for (unsigned i = 0; outcomes && i < OUTCOMES; i++) {
        if (outcome_words[i])
            counts->outcomes[i] =
                strict_number(strict, outcomes, outcome_words[i], counts->attempts);
        sum += counts->outcomes[i];
    }
    if (sum != counts->attempts)
        strict_blame(strict, "outcomes");
}

void report_read_counts(struct strict *strict, JsonObject *of, struct counts *counts)
{
    counts->attempts = strict_number(strict, of, "attempts", STRICT_NUMBER_MAX);
    read_outcomes(strict, of, counts);
    uint64_t known = counts->attempts - counts->outcomes[OUTCOME_UNKNOWN];
    counts->accepted = strict_number(strict, of, "accepted", known);
    counts->redirected = strict_number(strict, of, "redirected", counts->attempts);
    counts->effective = strict_number(strict, of, "effective", known);
    counts->ineffective = strict_number(strict, of, "ineffective", known);
    counts->reached = strict_number(strict, of, "reached", known);
    counts->ended = strict_number(strict, of, "ended", counts->outcomes[OUTCOME_ANSWERED]);
    counts->duration = strict_number(strict, of, "duration_ms", STRICT_NUMBER_MAX);
    report_read_delay(strict, of, &counts->delay);
}

uint16_t report_read_file(struct strict *strict, JsonObject *of,
                          const struct report_reading *reading)
{
    return (uint16_t)strict_number(strict, of, "file", reading->files - 1);
}

const char *report_read_text(struct strict *strict, JsonObject *of, const char *key,
                             struct summary *summary)
{
    g_autofree char *text = strict_text(strict, of, key);

    return summary_text(summary, text);
}

const char *report_read_name(struct strict *strict, JsonObject *of, const char *key,
                             struct summary *summary)
{
    const char *text = report_read_text(strict, of, key, summary);

    if (!text)
        strict_blame(strict, key);
    return text ? text : "";
}
