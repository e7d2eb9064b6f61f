/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A report as JSON, for programs, and to be added up with those of other captures. */

#ifndef SIPCODE_REPORT_JSON_H
#define SIPCODE_REPORT_JSON_H

#include "summary.h"

/* Raised where a member goes or means something else; not where one is added. */
#define REPORT_SCHEMA_VERSION 1

/* What is written at most. Further calls are counted in `calls_left_out`; further rows of the
 * tables become one row of SUMMARY_OTHERS, of causes and scans one of each outcome or cause;
 * further steps of a ladder are counted in its `left_out`, further ladders are not there. */
#define REPORT_CALLS_MAX 100000
#define REPORT_ROWS_MAX 10000
#define REPORT_LADDERS_MAX 200
#define REPORT_STEPS_MAX 500

/* One object, as report.schema.json describes it, and a line end; UTF-8. The caller frees it. */
char *report_json(const struct summary *summary);

#endif
