/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A page about codes: a title and sections, for a terminal, a window, a manual or a handbook. */

#ifndef SIPCODE_PAGE_H
#define SIPCODE_PAGE_H

#include <glib.h>

enum page_style {
    PAGE_PLAIN,    /* a line each */
    PAGE_NUMBERED, /* in this order */
    PAGE_BULLETS,
};

struct page_item {
    char *text;   /* a sentence or two */
    char *target; /* page of what it is about, as target.h names it, or the address of a file; NULL
                     where none is */
    char *label;  /* the part of the text that leads there; NULL for all of it */
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

/* Adds a text about something that has a page of its own: takes the name of that page too, and
 * copies the label, which leads there. */
void page_add_link(struct page *page, char *target, const char *label, char *text);

/* Adds the texts of a list that ends with NULL. */
void page_add_all(struct page *page, const char *const *texts);

/* The page as text, UTF-8, with lines of at most `width` columns; 0 does not wrap. Headings are
 * bold by terminal sequences where `is_bold`. The caller frees it. */
char *page_render(const struct page *page, unsigned width, gboolean is_bold);

/* The page as a subsection of a manual page, in roff. The caller frees it. */
char *page_render_roff(const struct page *page);

/* The page as a part of HTML, of which the title is the first heading: what is about one of two
 * codes is one element, of class "side". The caller frees it. */
char *page_render_html(const struct page *page);

#endif
