/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables, figures and times of the page of a report. */

#ifndef SIPCODE_HTML_TABLE_H
#define SIPCODE_HTML_TABLE_H

#include "markup.h"
#include "sentence.h"
#include "summary.h"

#include <stdbool.h>

struct html_column {
    const char *word; /* of the trade, in place of a sentence; NULL for none */
    enum sentence head;
    bool is_number;
};

/* Between both come rows, as many cells each as there are columns. The caption names the table for
 * who does not see it. */
void html_table_begin(GString *out, enum sentence caption, const struct html_column *columns,
                      unsigned count);
void html_table_end(GString *out);

/* Begins a row whose first cell, its head, holds that text; html_row_end() ends it. */
void html_row(GString *out, const char *head);
void html_row_end(GString *out);

/* The same with a name of the trade or of packets. */
void html_row_name(GString *out, const char *head);

/* A row whose head is how attempts ended. */
void html_row_outcome(GString *out, enum call_outcome outcome);

void html_cell(GString *out, const char *text);

/* A name of the trade or of packets: an address, an id. */
void html_cell_name(GString *out, const char *text);

/* How an attempt ended, in words and in the colour of that. */
void html_cell_outcome(GString *out, enum call_outcome outcome);

void html_cell_number(GString *out, uint64_t number);

/* Nanoseconds; a dash below 0. */
void html_cell_duration(GString *out, int64_t duration);

/* With its population beside it, in percent where that is large enough; a dash where it is 0. */
void html_cell_share(GString *out, struct share share);

/* In percent alone, where the numbers stand elsewhere. */
void html_cell_percent(GString *out, struct share share);

/* A frame, and the file that it is in where there are several; nothing for 0. */
void html_cell_frame(GString *out, const struct summary *summary, uint32_t frame, unsigned file);

/* A moment, the day only where the capture lasts longer than one. */
void html_moment(GString *out, const struct summary *summary, int64_t time);
void html_cell_moment(GString *out, const struct summary *summary, int64_t time);

/* The same as a text, which the caller frees. */
char *html_moment_text(const struct summary *summary, int64_t time);

/* The class in style.css of an outcome. Static. */
const char *html_outcome_class(enum call_outcome outcome);

/* What is said under a list of which not all is shown; nothing where it is. */
void html_shown(GString *out, unsigned count, unsigned total);

/* A section with its heading. `id` is what links go to. */
void html_section_begin(GString *out, const char *id, enum sentence heading);
void html_section_end(GString *out);

/* A number with decimals, as the language writes it. The caller frees it. */
char *html_decimal(double number, int decimals);

/* A place across a drawing, from 0 to 1, as SVG has it. The caller frees it. */
char *html_place(double place);

#endif
