/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Printing findings, and what a search has found. */

#ifndef SIPCODE_PRINT_FOUND_H
#define SIPCODE_PRINT_FOUND_H

#include <glib.h>

/* These return the exit code. */

/* The finding of that id; else what has the words of the query. */
int print_found(const char *query);

/* All findings. */
int print_findings(void);

#endif
