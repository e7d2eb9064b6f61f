/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding codes by class and by words. */

#ifndef SIPCODE_SEARCH_H
#define SIPCODE_SEARCH_H

#include "code.h"

/* These return arrays of const struct code, which the caller unrefs; empty where nothing is found.
 */

GPtrArray *search_all(void);

/* Those of classes, as in "45", in ascending order. */
GPtrArray *search_classes(const char *classes);

/* Those with all words of a query, in any case, the best first: words in the name count most, then
 * in the summary, then in the other texts. */
GPtrArray *search_text(const char *query);

#endif
