/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading the tables of a report. */

#ifndef SIPCODE_REPORT_READ_ROWS_H
#define SIPCODE_REPORT_READ_ROWS_H

#include "strict.h"
#include "summary.h"

/* What reading the parts of a report needs. */
struct report_reading {
    struct summary *summary;
    unsigned files; /* frames are of one of so many, at least 1 */
};

/* Members of an object that several have. */
void report_read_counts(struct strict *strict, JsonObject *of, struct counts *counts);
void report_read_delay(struct strict *strict, JsonObject *of, struct spread *delay);

/* In which of the files a frame is. */
uint16_t report_read_file(struct strict *strict, JsonObject *of,
                          const struct report_reading *reading);

/* A text that must be there, which the summary keeps. */
const char *report_read_name(struct strict *strict, JsonObject *of, const char *key,
                             struct summary *summary);

/* The same of one that may be missing: NULL for none. */
const char *report_read_text(struct strict *strict, JsonObject *of, const char *key,
                             struct summary *summary);

/* Each reads one row; for strict_rows(), with a struct report_reading as data. */
void report_read_cause(struct strict *strict, JsonObject *row, void *data);
void report_read_peer(struct strict *strict, JsonObject *row, void *data);
void report_read_keepalive(struct strict *strict, JsonObject *row, void *data);
void report_read_client(struct strict *strict, JsonObject *row, void *data);
void report_read_scan(struct strict *strict, JsonObject *row, void *data);
void report_read_call(struct strict *strict, JsonObject *row, void *data);
void report_read_ladder(struct strict *strict, JsonObject *row, void *data);

#endif
