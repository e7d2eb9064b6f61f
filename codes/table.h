/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tables that compile_codes writes. */

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

extern const struct code code_table[]; /* in ascending order of code */
extern const size_t code_table_count;
extern const struct code_class code_class_table[CODE_CLASS_COUNT]; /* index is the class's number */
extern const struct code code_unknown_table[CODE_CLASS_COUNT];     /* likewise */

extern const struct cause cause_table[];
extern const size_t cause_table_count;
extern const struct protocol protocol_table[];
extern const size_t protocol_table_count;
extern const struct warn_code warn_code_table[];
extern const size_t warn_code_table_count;

extern const struct provider_code provider_code_table[];
extern const size_t provider_code_table_count;

extern const struct finding_text finding_text_table[];
extern const size_t finding_text_table_count;

extern const struct field_text field_text_table[FIELD_NONE];
extern const struct named_value *const named_value_table[FINDING_NONE];

extern const char *const sentence_table[SENTENCE_NONE];

#endif
