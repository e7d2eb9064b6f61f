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
    static unsigned short places[700]; /* in the table of any language, from 1 */
    static bool is_indexed;

    for (size_t i = 0; !is_indexed && i < tables->code_count; i++)
        places[tables->codes[i].code] = (unsigned short)(i + 1);
    is_indexed = true;
    return class_number(code) && places[code] > 0 ? &tables->codes[places[code] - 1] : NULL;
}

const struct code *code_unknown(unsigned class_number)
{
    return &tables->unknown_codes[class_number];
}

const struct code *code_explain(unsigned code)
{
    const struct code *found = code_find(code);

    return found ? found : code_unknown(class_number(code));
}

const struct code_class *code_class_find(unsigned code)
{
    return &tables->classes[class_number(code)];
}

const char *code_class_name(unsigned class_number)
{
    return tables->classes[class_number].name;
}

const char *code_class_word(unsigned class_number)
{
    return language_tables[LANGUAGE_EN]->classes[class_number].name;
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
    *count = tables->code_count;
    return tables->codes;
}
