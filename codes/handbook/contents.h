/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lists of the handbook, in the language chosen. */

#ifndef SIPCODE_CONTENTS_H
#define SIPCODE_CONTENTS_H

#include "page.h"

/* The first page: all codes, by class. The caller frees it, as the others. */
struct page *contents_codes(void);

/* The curated pairs of codes, below where any two are compared. */
struct page *contents_pairs(void);

/* What people say who have a trouble, and what it leads to. */
struct page *contents_symptoms(void);

struct page *contents_findings(void);
struct page *contents_causes(void);
struct page *contents_warnings(void);
struct page *contents_providers(void);

/* Which kinds of senders send which codes. */
struct page *contents_senders(void);

#endif
