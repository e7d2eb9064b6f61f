/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How many columns a text takes, and where it goes on in the next line. */

#ifndef SIPCODE_COLUMNS_H
#define SIPCODE_COLUMNS_H

#include <glib.h>

/* The columns of the first `length` bytes: a Chinese or Japanese character takes two. */
unsigned columns_count(const char *text, size_t length);

/* How many bytes of a text stand in a line of `width` columns: all of it, or it ends before a space
 * or between two characters of which one is wide. A word that is wider has a line of its own. */
size_t columns_break(const char *text, unsigned width);

/* Whether a line may end within a text before the character at `next`, where no space stands: as
 * Japanese lines do. */
gboolean columns_ends_before(const char *text, const char *next);

/* What follows in the next line, behind the space that ended this one. */
const char *columns_rest(const char *text, size_t length);

#endif
