/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Parts of a report that several of its objects have. */

#ifndef SIPCODE_REPORT_JSON_COUNTS_H
#define SIPCODE_REPORT_JSON_COUNTS_H

#include "json_writer.h"
#include "summary.h"

/* Members of the object that is open. */
void report_write_counts(struct json_writer *writer, const struct counts *counts);

/* Members of an object: how often each number was met. */
void report_write_spread(struct json_writer *writer, const struct spread *spread);

/* "delay_ms", how often each was met, and two percentiles. */
void report_write_delay(struct json_writer *writer, const struct spread *delay);

/* UTC; nothing for none, 0 or less. */
void report_write_moment(struct json_writer *writer, const char *key, int64_t time);

/* Nothing for 0, which stands for none. */
void report_write_positive(struct json_writer *writer, const char *key, uint64_t number);

#endif
