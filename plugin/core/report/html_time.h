/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Times on the page of a report. What all times of a capture have in common, their day and zone, is
 * said once in the head of a table; what differs stands at each of them. */

#ifndef SIPCODE_HTML_TIME_H
#define SIPCODE_HTML_TIME_H

#include "summary.h"

/* The day or days of the capture: "2026-11-28", or "2026-11-28/2026-11-29" as ISO 8601 has it. The
 * caller frees it. */
char *html_time_days(const struct summary *summary);

/* What all times have in common: "2026-11-28 +01:00", of several days the zone alone, and NULL
 * where its offset changes in between or the capture has no times. The caller frees it. */
char *html_time_common(const struct summary *summary);

/* The rest of a time, in nanoseconds since the epoch: "10:04:11". The caller frees it. */
char *html_time_text(const struct summary *summary, int64_t time);

/* The same for the axis of a drawing; without seconds where it has a date. */
char *html_time_tick(const struct summary *summary, int64_t time);

/* An element with it, and a cell. */
void html_time(GString *out, const struct summary *summary, int64_t time);
void html_time_cell(GString *out, const struct summary *summary, int64_t time);

#endif
