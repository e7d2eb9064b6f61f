/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking fields up. */

#include "table.h"

const struct field_text *field_text_of(enum finding_field field)
{
    return &tables->field_texts[field];
}

const struct named_value *field_values_of(enum finding_form form)
{
    return named_value_table[form];
}
