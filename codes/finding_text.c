/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking finding texts up. */

#include "table.h"

#include <string.h>

const struct finding_text *finding_text_of(enum finding_form form)
{
    return &tables->finding_texts[form];
}

const struct finding_text *finding_text_all(size_t *count)
{
    *count = FINDING_NONE;
    return tables->finding_texts;
}

static gboolean stands_for(const char *item, unsigned code)
{
    g_autofree char *number = g_strdup_printf("%u", code);
    g_autofree char *class = g_strdup_printf("%uxx", code_class_find(code)->number);

    return strcmp(item, number) == 0 || strcmp(item, class) == 0 || strcmp(item, "any") == 0 ||
           strcmp(item, status_words[code_explain(code)->status]) == 0;
}

static gboolean has_code(const char *const *items, unsigned code)
{
    while (*items && !stands_for(*items, code))
        items++;
    return *items != NULL;
}

gboolean finding_text_is_on(const struct finding_text *text, unsigned code)
{
    return has_code(text->codes, code) && !has_code(text->not_codes, code);
}

const struct value *finding_text_samples(const struct finding_text *text)
{
    return finding_sample_table[text - tables->finding_texts];
}
