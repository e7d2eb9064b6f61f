/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables and figures of the page of a report. */

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
    bool is_time; /* the head has what all times have in common, html_time_common() */
};

/* Between both come rows, as many cells each as there are columns. The caption names the table for
 * who does not see it. */
void html_table_begin(GString *out, const struct summary *summary, enum sentence caption,
                      const struct html_column *columns, unsigned count);
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

/* The class in style.css of an outcome. Static. */
const char *html_outcome_class(enum call_outcome outcome);

/* The name of a file without its folders; "" where there is none. Of the summary. */
const char *html_file(const struct summary *summary, unsigned file);

/* What is said above a list of which not all is shown; nothing where it is. The sentence names
 * {count} and {total}, and how those were chosen. */
void html_shown(GString *out, enum sentence sentence, unsigned count, unsigned total);

/* So many rows of a table are printed, as style.css has it too. */
#define HTML_ROWS_ON_PAPER 40

/* What is said of a list of which only the first ones are printed; seen on paper alone. */
void html_on_paper(GString *out, unsigned printed, unsigned shown);

/* A number with decimals, as the language writes it. The caller frees it. */
char *html_decimal(double number, int decimals);

/* A place across a drawing, from 0 to 1, as SVG has it. The caller frees it. */
char *html_place(double place);

#endif
