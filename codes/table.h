/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables that compile_codes writes, and which of them are read. */

#ifndef SIPCODE_TABLE_H
#define SIPCODE_TABLE_H

#include "cause.h"
#include "code.h"
#include "field_text.h"
#include "finding_text.h"
#include "provider_code.h"
#include "sentence.h"

/* A protocol of the Reason header that has causes of its own. */
struct protocol {
    const char *name;
    unsigned lowest;
    unsigned highest;
    const unsigned *unspecified; /* what unassigned causes up to each count as, ended by 0 */
};

/* All texts in one language. What is no text is the same in all of them, and in the same order. */
struct tables {
    const struct code *codes; /* in ascending order of code */
    size_t code_count;
    const struct code_class *classes; /* index is the class's number */
    const struct code *unknown_codes; /* likewise */
    const struct cause *causes;
    size_t cause_count;
    const struct warn_code *warn_codes;
    size_t warn_code_count;
    const struct provider_code *provider_codes;
    size_t provider_code_count;
    const struct finding_text *finding_texts; /* by enum finding_form */
    const struct field_text *field_texts;     /* by enum finding_field */
    const char *const *sentences;             /* by enum sentence */
};

extern const struct tables *const language_tables[LANGUAGE_COUNT];
extern const char *const language_names[LANGUAGE_COUNT]; /* of their files: "fr" */

/* Those of the language that was chosen last. */
extern const struct tables *tables;

extern const struct protocol protocol_table[];
extern const size_t protocol_table_count;
extern const struct named_value *const named_value_table[FINDING_NONE];
extern const struct value *const finding_sample_table[FINDING_NONE];

#endif
