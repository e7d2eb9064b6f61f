/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes the tables of table.h as C, and the header forms.h. */

#ifndef SIPCODE_EMIT_H
#define SIPCODE_EMIT_H

#include "catalogue.h"

/* Returns the C source of a catalogue without faults, in the language that its texts are in; "fr"
 * makes tables_fr. The caller frees it. */
char *emit_tables(const struct catalogue *catalogue, const char *language);

/* Returns the C source of what is the same in all languages, whose names end with NULL. The caller
 * frees it. */
char *emit_common(const struct catalogue *catalogue, const char *const *languages);

/* Returns the header with the forms of findings, the sentences, the values that texts name, their
 * fields, and the languages. The caller frees it. */
char *emit_forms(const struct catalogue *catalogue, const char *const *languages);

/* Stands at the head of the C. */
extern const char emit_preamble[];

/* Appends a text as a string of C. */
void emit_string(GString *out, const char *text);

/* Appends the member that a word is: a status, or the severity of a key. */
void emit_status(GString *out, const struct entry *entry);
void emit_severity(GString *out, const struct entry *entry, const char *key);

/* Appends the lists of all responses and classes, which emit_response() and emit_unknown() name. */
void emit_response_lists(GString *out, const struct catalogue *catalogue);

/* Appends a response; what is told of an unknown one of a class. */
void emit_response(GString *out, const struct entry *entry);
void emit_unknown(GString *out, const struct entry *entry);

/* Appends the member of a response's summaries by method, where there are any. */
void emit_summaries(GString *out, const struct entry *response);

/* Appends a field. */
void emit_field(GString *out, const struct entry *field);

/* Appends the member of what people search for by, and under which heading that is listed. */
void emit_search(GString *out, const struct entry *entry);

/* Appends the member that a key's text is. */
void emit_text_member(GString *out, const char *member, const struct entry *entry, const char *key);

/* The same of a list of numbers, ended by 0. */
void emit_numbers_member(GString *out, const char *member, const struct entry *entry,
                         const char *key);

/* The same of a list of texts, ended by NULL. */
void emit_texts_member(GString *out, const char *member, const struct entry *entry,
                       const char *key);

/* Appends the name in C of a key: SENTENCE_PAGE_IN_SHORT of "SENTENCE_page_" and "in-short". */
void emit_name(GString *out, const char *prefix, const char *key);

#endif
