/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Times as reports print them. */

#ifndef SIPCODE_MOMENT_H
#define SIPCODE_MOMENT_H

#include <stdint.h>

/* A time in nanoseconds since the epoch as local time with its zone, to the millisecond:
 * "2026-11-28 10:04:11.123 +01:00". The caller frees it. */
char *moment_render(int64_t time);

/* The same without zone and fractions, for tables: "2026-11-28 10:04:11". */
char *moment_render_brief(int64_t time);

/* A local time in a format of g_date_time_format(). The caller frees it. */
char *moment_format(int64_t time, const char *format);

/* A time in UTC, to the nanosecond, for programs: "2026-11-28T09:04:11.123456789Z". */
char *moment_render_utc(int64_t time);

#endif
