/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding codes by class, and codes and findings by words. */

#ifndef SIPCODE_SEARCH_H
#define SIPCODE_SEARCH_H

#include "code.h"
#include "finding_text.h"

/* These return arrays of const struct code, which the caller unrefs; empty where nothing is found.
 */

GPtrArray *search_all(void);

/* Those of classes, as in "45", in ascending order. */
GPtrArray *search_classes(const char *classes);

/* One form of each finding: that which is named as the finding, else the first. An array of const
 * struct finding_text, which the caller unrefs. */
GPtrArray *search_findings(void);

/* What was found. The best comes first: the words of a name count most, then those that people use
 * who search (`search` of the texts), then those of the summary, then of the other texts. */
struct search {
    GPtrArray *codes;    /* const struct code */
    GPtrArray *findings; /* const struct finding_text, of each finding the form that fits best */
    gboolean is_partial; /* nothing has all of the words: these have most of them */
};

/* Searches for all words of a text, in any case, in the chosen language and in English. The caller
 * frees it with search_free(). */
struct search *search_text(const char *text);
void search_free(struct search *search);

#endif
