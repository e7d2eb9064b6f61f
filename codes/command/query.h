/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the words of a question are. */

#ifndef SIPCODE_QUERY_H
#define SIPCODE_QUERY_H

#include <glib.h>

/* The words as they are meant: "486,600", "486/600", "486vs600" and "486 vs 600" are two codes. The
 * caller frees them with g_strfreev(). */
char **query_split(const char *query);

/* Three digits. */
gboolean query_is_code(const char *word);

/* A slip: too short, or with a zero too many. What is longer may be an RFC. */
gboolean query_is_nearly_code(const char *word);

/* "4xx". */
gboolean query_is_class(const char *word);

gboolean query_is_code_or_class(const char *word);

/* The first of the words that is such; NULL where none is. */
const char *query_find(char *const *among, gboolean (*is)(const char *word));

/* Whether any of the words, which NULL ends, is such. */
gboolean query_any(char *const *of, gboolean (*is)(const char *word));

/* Whether there are words, and all of them are such. */
gboolean query_all(char *const *of, gboolean (*is)(const char *word));

#endif
