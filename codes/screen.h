/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether standard output is a terminal, and how wide. */

#ifndef SIPCODE_SCREEN_H
#define SIPCODE_SCREEN_H

#include <glib.h>

gboolean screen_is_there(void);

/* Columns to wrap at, COLUMNS or those of the terminal; 0, no wrapping, where it is none. */
unsigned screen_width(void);

#endif
