/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables of Wireshark's menu Telephony: their rows, and when they are filled.
 *
 * Wireshark shows a table when all frames were told again, and does not say when that is: they are
 * filled behind the last frame. Windows of one table share its rows, and point to those that they
 * have shown: so a row that was shown is kept, to be used again. */

#ifndef SIPCODE_REPORT_TABLE_H
#define SIPCODE_REPORT_TABLE_H

#include "compat.h"
#include "summary.h"
#include "wanted_frames.h"

#include <epan/stat_tap_ui.h>

/* Set up with `ui`, which is the first for Wireshark to give it back, and `fill`. */
struct report_table {
    stat_tap_table_ui ui;
    void (*fill)(struct report_table *table, const struct summary *summary);
    struct wanted wanted; /* frames that pass the filter of the window */
    GPtrArray *spare;     /* rows that are in no table now */
};

/* Registers a table with its title, name for -z, and `fill`. The table lasts as long as the
 * program.
 */
void report_table_register(struct report_table *table);

/* Adds a row, for the cells that follow. */
stat_tap_table_item_type *report_table_add(struct report_table *table);

/* Each sets one cell and returns the next one. A text is taken; NULL is an empty one. */
stat_tap_table_item_type *report_table_number(stat_tap_table_item_type *cell, uint64_t number);
stat_tap_table_item_type *report_table_figure(stat_tap_table_item_type *cell, double figure);
stat_tap_table_item_type *report_table_text(stat_tap_table_item_type *cell, char *text);

#endif
