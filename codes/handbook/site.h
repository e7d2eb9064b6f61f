/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files of the handbook: what all pages have around their text, and writing them. */

#ifndef SIPCODE_SITE_H
#define SIPCODE_SITE_H

#include "page.h"

struct site {
    const char *folder;        /* where it is written; a folder below it for each language */
    const GPtrArray *captured; /* struct captured */
    GError *error;             /* the first one; nothing is written after it */
};

/* Writes a page in the language chosen, as NAME.html; `lead` is HTML before its text, NULL for
 * none. Takes the page and the name. */
void site_write(struct site *site, char *name, struct page *page, const char *lead);

/* Writes a file of any other kind in the folder of the language, or in the one above for NULL. */
void site_write_file(struct site *site, const char *language, const char *name, const char *text);

/* The first page of all: links to that of each language. */
void site_write_root(struct site *site);

#endif
