/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is written for a terminal: headings, wrapped texts, tables. All that is put on it is
 * escaped: no text from a packet can begin a line, move the cursor or turn the writing round. */

#ifndef SIPCODE_SHEET_H
#define SIPCODE_SHEET_H

#include <glib.h>

/* Before each line but headings. */
#define SHEET_INDENT "  "

struct sheet {
    GString *out;
    unsigned width; /* in columns; 0 for lines of any length */
};

/* A text without control, format and other characters that nobody sees: "\x1b" and "\u202e" stand
 * for them. The caller frees it. */
char *sheet_escape(const char *text);

/* An empty line, if it is not the first one, and a heading. */
void sheet_heading(struct sheet *sheet, const char *heading);

/* A text behind `lead`, whose width all further lines are indented by. */
void sheet_text(struct sheet *sheet, const char *lead, const char *text);

/* The same, and frees the text, which may be NULL for none. */
void sheet_take(struct sheet *sheet, const char *lead, char *text);

/* Rows of cells below their headings. */
struct table;

enum table_align { TABLE_LEFT, TABLE_RIGHT };

struct table_column {
    const char *heading;
    enum table_align align;
};

#define TABLE_COLUMNS_MAX 16

/* `columns`, `count` of them, at most TABLE_COLUMNS_MAX, there as long as the table. */
struct table *table_new(const struct table_column *columns, unsigned count);

/* Adds the next cell of a row, and takes it; NULL is an empty one. */
void table_add(struct table *table, char *cell);

/* Writes the table where it fits, else a block for each row with its headings, and frees it. */
void table_write(struct table *table, struct sheet *sheet);

#endif
