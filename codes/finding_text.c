/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking finding texts up. */

#include "table.h"

const struct finding_text *finding_text_of(enum finding_form form)
{
    return &finding_text_table[form];
}

const struct finding_text *finding_text_all(size_t *count)
{
    *count = finding_text_table_count;
    return finding_text_table;
}
