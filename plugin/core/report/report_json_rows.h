/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables of a report as JSON. */

#ifndef SIPCODE_REPORT_JSON_ROWS_H
#define SIPCODE_REPORT_JSON_ROWS_H

#include "json_writer.h"
#include "summary.h"

/* Each writes one member of the object that is open, an array of at most REPORT_ROWS_MAX rows and
 * what sums up the rest of them. */
void report_write_causes(struct json_writer *writer, const struct summary *summary);
void report_write_peers(struct json_writer *writer, const struct summary *summary);
void report_write_keepalives(struct json_writer *writer, const struct summary *summary);
void report_write_clients(struct json_writer *writer, const struct summary *summary);
void report_write_scans(struct json_writer *writer, const struct summary *summary);

#endif
