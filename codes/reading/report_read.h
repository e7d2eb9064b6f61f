/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading a report that report_json() wrote, from anywhere. */

#ifndef SIPCODE_REPORT_READ_H
#define SIPCODE_REPORT_READ_H

#include "summary.h"

#include <stddef.h>

/* The summary, which the caller frees; what is derived from sums is not read. Its numbers fit each
 * other as far as programs rely on it. Else NULL, and a sentence on what is wrong with `file`,
 * which the caller frees. */
struct summary *report_read(const char *text, size_t length, const char *file, char **fault);

#endif
