/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sections of the report for a terminal. Each writes nothing where it has nothing to say. */

#ifndef SIPCODE_REPORT_SECTION_H
#define SIPCODE_REPORT_SECTION_H

#include "sentence.h"
#include "sheet.h"
#include "summary.h"

/* How many rows a section has at most; the rest is said. */
#define SECTION_ROWS 20

void section_timeline(struct sheet *sheet, const struct summary *summary);
void section_causes(struct sheet *sheet, const struct summary *summary);
void section_peers(struct sheet *sheet, const struct summary *summary);
void section_failed_calls(struct sheet *sheet, const struct summary *summary);
void section_registrations(struct sheet *sheet, const struct summary *summary);
void section_definitions(struct sheet *sheet);
void section_keepalives(struct sheet *sheet, const struct summary *summary);
void section_scans(struct sheet *sheet, const struct summary *summary);

/* Says how many of all rows there are, where that is not all. */
void section_rest(struct sheet *sheet, uint64_t total);

/* Writes one figure of a sentence that names {count}, where it is not 0. */
void section_count(struct sheet *sheet, enum sentence sentence, uint64_t count);

/* An array of char *, each a paragraph; takes it. */
void section_sentences(struct sheet *sheet, GPtrArray *sentences);

#endif
