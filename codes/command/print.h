/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Printing a page, or what is wrong. */

#ifndef SIPCODE_PRINT_H
#define SIPCODE_PRINT_H

#include "page.h"

/* Exit codes of the program. */
enum { FOUND, NOT_FOUND, USAGE, OUTPUT };

/* Takes the message. */
void print_error(char *message);

/* Takes the page. */
void print_page(struct page *page);

/* These say what is wrong and return the exit code. */
int fail_usage(const char *fault);
int fail_search(const char *query);

#endif
