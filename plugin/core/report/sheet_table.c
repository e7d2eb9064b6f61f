/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables on a sheet. */

#include "columns.h"
#include "sentence.h"
#include "sheet.h"

#include <stdbool.h>
#include <string.h>

/* Before each cell. */
#define GAP SHEET_INDENT
#define BLOCK_INDENT SHEET_INDENT SHEET_INDENT
#define BETWEEN "   "

struct table {
    const struct table_column *columns;
    unsigned count;
    GPtrArray *cells; /* char *, escaped, row by row */
};

struct table *table_new(const struct table_column *columns, unsigned count)
{
    struct table *table = g_new0(struct table, 1);

    table->columns = columns;
    table->count = count;
    table->cells = g_ptr_array_new_with_free_func(g_free);
    return table;
}

void table_add(struct table *table, char *cell)
{
    g_ptr_array_add(table->cells, sheet_escape(cell ? cell : ""));
    g_free(cell);
}

static unsigned width_of(const char *text)
{
    return columns_count(text, strlen(text));
}

static unsigned column_width(const struct table *table, unsigned column)
{
    unsigned width = width_of(table->columns[column].heading);

    for (unsigned i = column; i < table->cells->len; i += table->count)
        width = MAX(width, width_of(table->cells->pdata[i]));
    return width;
}

static void write_cell(GString *out, const char *text, unsigned width, enum table_align align)
{
    int space = (int)(width - width_of(text));

    g_string_append_printf(out, "%*s%s%*s", align == TABLE_RIGHT ? space : 0, "", text,
                           align == TABLE_LEFT ? space : 0, "");
}

/* A line has no spaces at its end. */
static void end_line(GString *out)
{
    while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    g_string_append_c(out, '\n');
}

static void write_line(const struct table *table, GString *out, const unsigned *widths,
                       unsigned row)
{
    for (unsigned i = 0; i < table->count; i++) {
        const char *text = row == 0 ? table->columns[i].heading
                                    : table->cells->pdata[(row - 1) * table->count + i];

        g_string_append(out, GAP);
        write_cell(out, text, widths[i], table->columns[i].align);
    }
    end_line(out);
}

/* One cell with its heading behind those before it, or in the next line. */
static void write_labelled(struct sheet *sheet, const char *heading, const char *cell,
                           unsigned *column)
{
    g_autofree char *text =
        SENTENCE_WITH(SENTENCE_REPORT_CELL, value_heading(heading), value_text(cell));
    unsigned width = width_of(text);

    if (*column > 0 && *column + strlen(BETWEEN) + width <= sheet->width) {
        g_string_append_printf(sheet->out, BETWEEN "%s", text);
        *column += (unsigned)strlen(BETWEEN) + width;
        return;
    }
    if (*column > 0)
        g_string_append_c(sheet->out, '\n');
    *column = (unsigned)strlen(BLOCK_INDENT) + width;
    if (*column <= sheet->width) {
        g_string_append_printf(sheet->out, BLOCK_INDENT "%s", text);
        return;
    }
    sheet_text(sheet, BLOCK_INDENT, text);
    *column = 0;
}

static void write_block(const struct table *table, struct sheet *sheet, unsigned row)
{
    char **cells = (char **)table->cells->pdata + (size_t)row * table->count;
    unsigned column = 0;

    sheet_text(sheet, SHEET_INDENT, cells[0]);
    for (unsigned i = 1; i < table->count; i++) {
        if (*cells[i])
            write_labelled(sheet, table->columns[i].heading, cells[i], &column);
    }
    if (column > 0)
        g_string_append_c(sheet->out, '\n');
}

void table_write(struct table *table, struct sheet *sheet)
{
    unsigned rows = table->cells->len / table->count;
    unsigned widths[TABLE_COLUMNS_MAX];
    unsigned width = 0;

    for (unsigned i = 0; i < table->count; i++) {
        widths[i] = column_width(table, i);
        width += widths[i] + (unsigned)strlen(GAP);
    }
    bool fits = sheet->width == 0 || width <= sheet->width;
    for (unsigned i = 0; fits && i <= rows; i++)
        write_line(table, sheet->out, widths, i);
    for (unsigned i = 0; !fits && i < rows; i++)
        write_block(table, sheet, i);
    g_ptr_array_unref(table->cells);
    g_free(table);
}
