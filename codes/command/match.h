/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a text has a word, as people who search mean it. */

#ifndef SIPCODE_MATCH_H
#define SIPCODE_MATCH_H

#include <glib.h>

/* A text as it is compared: no capitals, no accents, spaces for hyphens. The caller frees it. */
char *match_fold(const char *text);

/* The words of a query, folded, without the ending of a plural. The caller frees them with
 * g_strfreev(). */
char **match_words(const char *query);

/* Whether a folded text has the word: where a word of the text begins, or one of up to three
 * letters as a whole word. In a language without spaces it may stand anywhere. */
gboolean match_has(const char *folded, const char *word);

#endif
