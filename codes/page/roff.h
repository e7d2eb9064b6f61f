/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text in manual pages. */

#ifndef SIPCODE_ROFF_H
#define SIPCODE_ROFF_H

#include <glib.h>

/* Appends a text as a line that roff shows as it is, hyphens as they are typed. */
void roff_append(GString *out, const char *text);

/* Appends a line likewise, of a text that marks what is *bold* and what is _italic_. */
void roff_append_marked(GString *out, const char *text);

#endif
