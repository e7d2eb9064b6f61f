/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A page about codes: a title and sections, for a terminal, a window or a manual. */

#ifndef SIPCODE_PAGE_H
#define SIPCODE_PAGE_H

#include <glib.h>

enum page_style {
    PAGE_PLAIN,    /* a line each */
    PAGE_NUMBERED, /* in this order */
    PAGE_BULLETS,
};

struct page_item {
    char *text;    /* a sentence or two */
    unsigned code; /* that it is about, which may have a page of its own; 0 where none is */
};

struct page_section {
    const char *heading; /* static; NULL for none */
    char *subject; /* what the heading is about, as "486 Busy Here"; NULL for the whole page */
    enum page_style style;
    GPtrArray *items; /* struct page_item, owned */
};

struct page {
    char *title;
    GPtrArray *sections; /* struct page_section, owned; those without an item are not shown */
};

/* Makes a page without sections; takes the title. The caller frees it. */
struct page *page_new(char *title);
void page_free(struct page *page);

/* Begins a section; takes `subject`. What page_add() gets goes there. */
void page_begin(struct page *page, const char *heading, char *subject, enum page_style style);

/* Adds a text to the last section; takes it. */
void page_add(struct page *page, char *text);

/* Adds a text about a code likewise. */
void page_add_link(struct page *page, unsigned code, char *text);

/* Adds the texts of a list that ends with NULL. */
void page_add_all(struct page *page, const char *const *texts);

/* The page as text, UTF-8, with lines of at most `width` columns; 0 does not wrap. Headings are
 * bold by terminal sequences where `is_bold`. The caller frees it. */
char *page_render(const struct page *page, unsigned width, gboolean is_bold);

/* The page as a subsection of a manual page, in roff. The caller frees it. */
char *page_render_roff(const struct page *page);

#endif
