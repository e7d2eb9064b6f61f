/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which findings can be on which codes: links both ways between their pages. */

#ifndef SIPCODE_FOUND_ON_H
#define SIPCODE_FOUND_ON_H

#include "page.h"

/* Adds the findings that can be on a code: those that are made for it, with an example, then those
 * that many codes have. */
void found_on_add_findings(struct page *page, unsigned code);

/* The same for a code of a class that no table has. */
void found_on_add_unknown(struct page *page, unsigned class_number);

/* Adds the codes that a finding can be on: single ones, and whole classes. */
void found_on_add_codes(struct page *page, const char *id);

#endif
