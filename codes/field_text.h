/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The fields below sipcode.finding, in which the values of findings can be filtered and sorted. */

#ifndef SIPCODE_FIELD_TEXT_H
#define SIPCODE_FIELD_TEXT_H

#include "value.h"

/* Static and const. */
struct field_text {
    const char *name; /* "host" of sipcode.finding.host */
    enum value_kind kind;
    const char *title;
    const char *help;
};

/* A value that the texts of a finding name, and its field. */
struct named_value {
    enum value_name value; /* VALUE_END ends a list */
    enum finding_field field;
};

/* The texts of a field. Never NULL. */
const struct field_text *field_text_of(enum finding_field field);

/* The values that the texts of a form name, in their order and each once. Never NULL. */
const struct named_value *field_values_of(enum finding_form form);

#endif
