/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Standard output: whether it takes colour, and printing to it. */

#ifndef SIPCODE_TERMINAL_H
#define SIPCODE_TERMINAL_H

#include <glib.h>

#include <json-glib/json-glib.h>

/* Whether it is a terminal and NO_COLOR (no-color.org) is not set. */
gboolean terminal_has_colour(void);

/* Prints UTF-8 in the encoding of the locale. */
void terminal_print(const char *text);

/* The same to standard error. */
void terminal_print_error(const char *text);

/* Shows a line on standard error, where that is a terminal, in place of the one before. */
void terminal_show_progress(const char *text);

/* Takes it away, before something else is printed. */
void terminal_end_progress(void);

/* Prints UTF-8 as it is, for programs. */
void terminal_print_utf8(const char *text);

/* Prints JSON, indented, in UTF-8; takes the node. */
void terminal_print_json(JsonNode *node);

/* 0 where all that was printed has been written, else the errno of what could not be. */
int terminal_fault(void);

#endif
