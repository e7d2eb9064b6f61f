/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking finding texts up. */

#include "table.h"

#include <string.h>

const struct finding_text *finding_text_find(const char *name)
{
    for (size_t i = 0; i < finding_text_table_count; i++) {
        if (strcmp(finding_text_table[i].name, name) == 0)
            return &finding_text_table[i];
    }
    return NULL;
}

const struct finding_text *finding_text_all(size_t *count)
{
    *count = finding_text_table_count;
    return finding_text_table;
}
