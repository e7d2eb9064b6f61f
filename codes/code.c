/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking codes up in the compiled table. */

#include "table.h"

#include <stdbool.h>
#include <string.h>

static unsigned class_number(unsigned code)
{
    return code >= 100 && code <= 699 ? code / 100 : 0;
}

/* The codes of the table are all in a class. */
const struct code *code_find(unsigned code)
{
    static const struct code *by_number[700];
    static bool is_indexed;

    for (size_t i = 0; !is_indexed && i < code_table_count; i++)
        by_number[code_table[i].code] = &code_table[i];
    is_indexed = true;
    return class_number(code) ? by_number[code] : NULL;
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

const char *code_class_name(unsigned class_number)
{
    return code_class_table[class_number].name;
}

const char *code_summary(const struct code *code, const char *method)
{
    const struct code_summary *own = method ? code->summaries : NULL;

    while (own && own->method && strcmp(own->method, method) != 0)
        own++;
    return own && own->method ? own->text : code->summary;
}

const struct code *code_all(size_t *count)
{
    *count = code_table_count;
    return code_table;
}
