/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The pages of the handbook about one thing, in the language chosen: what the program says of it,
 * and what else leads there or from there. */

#ifndef SIPCODE_LEAF_H
#define SIPCODE_LEAF_H

#include "cause.h"
#include "code.h"
#include "page.h"

/* `captured` is an array of struct captured. The caller frees the pages. */
struct page *leaf_code(const struct code *code, const GPtrArray *captured);
struct page *leaf_finding(const char *id, const GPtrArray *captured);

/* A class: its codes, and what is said of one that no table has. */
struct page *leaf_class(const struct code_class *class);

/* What the item of a list says of a code, with a link to it. */
void leaf_add_code(struct page *page, const struct code *code);

/* A list of the pages of the captures that show a code, or a finding where there is one. */
void leaf_add_captures(struct page *page, unsigned code, const char *finding,
                       const GPtrArray *captured);

#endif
