/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking causes and warn-codes up. */

#include "table.h"

const struct cause *cause_find(const char *protocol, unsigned cause)
{
    for (size_t i = 0; i < cause_table_count; i++) {
        if (cause_table[i].cause == cause &&
            g_ascii_strcasecmp(cause_table[i].protocol, protocol) == 0)
            return &cause_table[i];
    }
    return NULL;
}

const struct cause *cause_of_q850_class(unsigned cause)
{
    /* Causes 0 to 31 are one class of two, the others have sixteen each. */
    return cause > 127 ? NULL : cause_find("Q.850", cause < 16 ? 31 : cause | 15);
}

gboolean cause_fits(const struct cause *cause, unsigned code)
{
    const unsigned *response = cause->responses;

    while (*response != 0 && *response != code)
        response++;
    return *response != 0;
}

const struct cause *cause_all(size_t *count)
{
    *count = cause_table_count;
    return cause_table;
}

const struct warn_code *warn_code_find(unsigned code)
{
    for (size_t i = 0; i < warn_code_table_count; i++) {
        if (warn_code_table[i].code == code)
            return &warn_code_table[i];
    }
    return NULL;
}
