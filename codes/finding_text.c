/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking finding texts up. */

#include "table.h"

#include <stdlib.h>
#include <string.h>

static int compare_name(const void *name, const void *text)
{
    return strcmp(name, ((const struct finding_text *)text)->name);
}

const struct finding_text *finding_text_find(const char *name)
{
    return bsearch(name, finding_text_table, finding_text_table_count,
                   sizeof(finding_text_table[0]), compare_name);
}

const struct finding_text *finding_text_all(size_t *count)
{
    *count = finding_text_table_count;
    return finding_text_table;
}
