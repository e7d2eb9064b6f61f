/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What pages about one code and about two have in common. */

#ifndef SIPCODE_SECTION_H
#define SIPCODE_SECTION_H

#include "code.h"
#include "page.h"
#include "sentence.h"

/* Begins a section with that heading. */
void section_begin(struct page *page, enum sentence heading, enum page_style style);

/* The same, about one of two codes. */
void section_begin_about(struct page *page, enum sentence heading, unsigned number,
                         const struct code *code, enum page_style style);

/* Adds a code and its summary, as that sentence has them. */
void section_add_response(struct page *page, enum sentence sentence, unsigned number);

/* The texts of the class: "4xx, Client failure: ...". The caller frees them. */
char *section_class(enum sentence sentence, unsigned number, const struct code_class *class);

#endif
