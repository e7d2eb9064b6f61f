/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages that explain a code, two of them side by side, a cause or a warn-code. */

#ifndef SIPCODE_EXPLAIN_H
#define SIPCODE_EXPLAIN_H

#include "page.h"
#include "provider_code.h"

/* Explains any number: a code of the table, an unknown one as RFC 3261 section 8.1.3.2 has it
 * treated, or that it is no code. The caller frees the page. */
struct page *explain_code(unsigned number);

/* The same of a response, which begins with what its exchange shows: texts, ended by NULL. */
struct page *explain_response(unsigned number, const char *const *shown);

/* What a manual of all codes has of it. The caller frees the page. */
struct page *explain_in_manual(unsigned number);

/* Sets any two numbers side by side. The caller frees the page. */
struct page *explain_difference(unsigned a, unsigned b);

/* Explains a cause of a protocol of the Reason header, as far as cause_explain() can: one that is a
 * code as that code. NULL where nothing is known. The caller frees the page. */
struct page *explain_cause(const char *protocol, unsigned number);

/* Explains a warn-code; NULL where no table has it. The caller frees the page. */
struct page *explain_warning(unsigned number);

/* Explains a code of a provider's own. The caller frees the page. */
struct page *explain_provider(const struct provider_code *provider);

/* Lists codes, an array of const struct code, each with its summary. The caller frees the page. */
struct page *explain_list(const char *title, const GPtrArray *codes);

#endif
