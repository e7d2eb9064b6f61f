/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes the tables of table.h as C, and the header forms.h. */

#ifndef SIPCODE_EMIT_H
#define SIPCODE_EMIT_H

#include "catalogue.h"

/* Returns the C source of a catalogue without faults. The caller frees it. */
char *emit_tables(const struct catalogue *catalogue);

/* Returns the header with the forms of findings, the sentences, the values that texts name and
 * their fields. The caller frees it. */
char *emit_forms(const struct catalogue *catalogue);

/* Appends a text as a string of C. */
void emit_string(GString *out, const char *text);

/* Appends the member of a response's summaries by method, where there are any. */
void emit_summaries(GString *out, const struct entry *response);

/* Appends the tables of fields, and of the values that each form of a finding names. */
void emit_fields(GString *out, const struct catalogue *catalogue);

/* Appends the name in C of a key: SENTENCE_PAGE_IN_SHORT of "SENTENCE_page_" and "in-short". */
void emit_name(GString *out, const char *prefix, const char *key);

#endif
