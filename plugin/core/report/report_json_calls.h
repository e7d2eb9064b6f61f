/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The calls of a report, and ladders, as JSON. */

#ifndef SIPCODE_REPORT_JSON_CALLS_H
#define SIPCODE_REPORT_JSON_CALLS_H

#include "json_writer.h"
#include "summary.h"

/* Members of the object that is open: "calls" and "calls_left_out". */
void report_write_calls(struct json_writer *writer, const struct summary *summary);

/* "ladders". */
void report_write_ladders(struct json_writer *writer, const struct summary *summary);

#endif
