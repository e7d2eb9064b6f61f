/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages about findings, and about what a search has found. */

#ifndef SIPCODE_EXPLAIN_FINDING_H
#define SIPCODE_EXPLAIN_FINDING_H

#include "finding_text.h"
#include "page.h"

/* Explains a finding, in all its forms. NULL where there is none of that id. The caller frees the
 * page. */
struct page *explain_finding(const char *id);

/* What a form says, with samples for the values that a capture gives. The caller frees it. */
char *explain_finding_example(const struct finding_text *form);

/* Lists findings, an array of const struct finding_text, each with its cause. The caller frees the
 * page. */
struct page *explain_findings(const GPtrArray *findings);

/* What was found for a query: codes, an array of const struct code, each with its summary, and
 * findings, of which the first are explained; `is_partial` where nothing has all of the words. The
 * caller frees the page. */
struct page *explain_found(const char *query, const GPtrArray *codes, const GPtrArray *findings,
                           gboolean is_partial);

#endif
