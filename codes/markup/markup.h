/* SPDX-License-Identifier: GPL-2.0-or-later */
/* HTML that is well-formed XML too, with SVG in it. All texts and all values of attributes pass
 * through markup_text(), whoever they are from. */

#ifndef SIPCODE_MARKUP_H
#define SIPCODE_MARKUP_H

#include <glib.h>

/* Appends a text as it may stand in an element or in an attribute in double quotes. Controls show
 * as their pictures, as do characters that change the direction of others or cannot be seen, and
 * bytes that are no UTF-8. NULL is empty. */
void markup_text(GString *out, const char *text);

/* Opens an element with attributes: a name and its value, as often as there are, then NULL. One
 * whose value is NULL is left out. Names are ours. */
void markup_open(GString *out, const char *element, ...) G_GNUC_NULL_TERMINATED;

/* The same of an element that holds nothing: <br />. */
void markup_empty(GString *out, const char *element, ...) G_GNUC_NULL_TERMINATED;

/* The same of an element that holds a text alone. */
void markup_element(GString *out, const char *element, const char *text,
                    ...) G_GNUC_NULL_TERMINATED;

void markup_close(GString *out, const char *element);

#endif
