/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fills tables, and keeps their rows. */

#include "report_table.h"

#include "capture.h"
#include "sentence.h"
#include "told.h"
#include "windows.h"

#include <string.h>

/* The one that waits to be filled. */
static struct report_table *waiting;

static stat_tap_table *rows_of(struct report_table *table)
{
    return g_array_index(table->ui.tables, stat_tap_table *, 0);
}

static void clear_cell(stat_tap_table_item_type *cell)
{
    if (cell->type == TABLE_ITEM_STRING)
        g_free((char *)cell->value.string_value);
    memset(cell, 0, sizeof(*cell));
}

static void free_cell(stat_tap_table *rows _U_, unsigned row _U_, unsigned column _U_,
                      stat_tap_table_item_type *cell)
{
    clear_cell(cell);
}

/* A row that is new, or empty again. */
static stat_tap_table_item_type *take_row(struct report_table *table)
{
    unsigned last = table->spare->len;

    if (last == 0)
        return g_new0(stat_tap_table_item_type, table->ui.nfields);
    stat_tap_table_item_type *row = g_ptr_array_remove_index(table->spare, last - 1);
    for (size_t i = 0; i < table->ui.nfields; i++)
        clear_cell(&row[i]);
    return row;
}

stat_tap_table_item_type *report_table_add(struct report_table *table)
{
    stat_tap_table *rows = rows_of(table);
    stat_tap_table_item_type *row = take_row(table);

    rows->elements = g_renew(stat_tap_table_item_type *, rows->elements, rows->num_elements + 1);
    rows->elements[rows->num_elements++] = row;
    return row;
}

stat_tap_table_item_type *report_table_number(stat_tap_table_item_type *cell, uint64_t number)
{
    cell->type = TABLE_ITEM_UINT;
    cell->value.uint_value = (unsigned)MIN(number, G_MAXUINT);
    return cell + 1;
}

stat_tap_table_item_type *report_table_figure(stat_tap_table_item_type *cell, double figure)
{
    cell->type = TABLE_ITEM_FLOAT;
    cell->value.float_value = figure;
    return cell + 1;
}

stat_tap_table_item_type *report_table_text(stat_tap_table_item_type *cell, char *text)
{
    char *shown = text ? text : g_strdup("");

    cell->type = TABLE_ITEM_STRING;
    cell->value.string_value = shown;
    return cell + 1;
}

static void fill_waiting(void)
{
    struct report_table *table = waiting;
    struct summary *summary = capture_summarize(&table->wanted, false);

    if (!summary)
        return;
    table->fill(table, summary);
    summary_free(summary);
}

static struct report_table *find_table(const stat_tap_table *rows)
{
    return waiting && rows == rows_of(waiting) ? waiting : NULL;
}

/* Frames are told from the first one on. */
static void empty(stat_tap_table *rows)
{
    struct report_table *table = find_table(rows);

    if (!table)
        return;
    for (unsigned i = 0; i < rows->num_elements; i++)
        g_ptr_array_add(table->spare, rows->elements[i]);
    rows->num_elements = 0;
    wanted_clear(&table->wanted);
}

/* A window is opened, or its filter applied. */
static void start(stat_tap_table_ui *ui)
{
    waiting = (struct report_table *)ui;
    if (!ui->tables || ui->tables->len == 0)
        stat_tap_add_table(ui, stat_tap_init_table(ui->title, (int)ui->nfields, 0, NULL));
    empty(rows_of(waiting));
    told_call_at_end(fill_waiting);
}

static tap_packet_status take_frame(void *data, packet_info *pinfo _U_, epan_dissect_t *edt _U_,
                                    const void *tapped, tap_flags_t flags _U_)
{
    const stat_data_t *listener = data;
    struct report_table *table = (struct report_table *)listener->stat_tap_data;

    wanted_add(&table->wanted, ((const struct told *)tapped)->frame);
    return TAP_PACKET_REDRAW;
}

/* tshark would show tables before they are filled. */
static void check_filter(const char *argument _U_, const char **filter _U_, char **fault)
{
    if (!windows_find())
        *fault = g_strdup(sentence_text(SENTENCE_WINDOW_TABLE_ONLY));
}

void report_table_register(struct report_table *table)
{
    table->spare = g_ptr_array_new();
    table->ui.group = COMPAT_GROUP_TELEPHONY;
    table->ui.tap_name = "sipcode";
    table->ui.stat_tap_init_cb = start;
    table->ui.packet_func = take_frame;
    table->ui.stat_tap_reset_table_cb = empty;
    table->ui.stat_tap_free_table_item_cb = free_cell;
    table->ui.stat_filter_check_cb = check_filter;
    register_stat_tap_table_ui(&table->ui);
}
