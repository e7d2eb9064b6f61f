/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking codes up in the compiled table. */

#include "table.h"

#include <stdlib.h>

static int compare_code(const void *key, const void *entry)
{
    unsigned code = *(const unsigned *)key;
    unsigned other = ((const struct code *)entry)->code;

    return (code > other) - (code < other);
}

static unsigned class_number(unsigned code)
{
    return code >= 100 && code <= 699 ? code / 100 : 0;
}

const struct code *code_find(unsigned code)
{
    return bsearch(&code, code_table, code_table_count, sizeof(code_table[0]), compare_code);
}

const struct code *code_unknown(unsigned class_number)
{
    return &code_unknown_table[class_number];
}

const struct code *code_explain(unsigned code)
{
    const struct code *found = code_find(code);

    return found ? found : code_unknown(class_number(code));
}

const struct code_class *code_class_find(unsigned code)
{
    return &code_class_table[class_number(code)];
}

const struct code *code_all(size_t *count)
{
    *count = code_table_count;
    return code_table;
}
