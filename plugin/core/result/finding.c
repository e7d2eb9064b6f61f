/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rendering findings. */

#include "finding.h"

#include "template.h"

#include <stdbool.h>
#include <string.h>

char *finding_render(const struct finding *finding, enum finding_part part)
{
    const struct finding_text *text = finding_text_of(finding->form);

    switch (part) {
    case FINDING_SUMMARY:
        return value_fill(text->summary, finding->values, CODE_SUMMARY_MAX);
    case FINDING_REMEDY:
        return value_fill(text->remedy, finding->values, TEMPLATE_TEXT_MAX);
    default:
        return value_fill(text->text, finding->values, TEMPLATE_TEXT_MAX);
    }
}

static const struct value *find_value(const struct finding *finding, enum value_name name)
{
    const struct value *value = finding->values;

    while (value && value->name != VALUE_END && value->name != name)
        value++;
    return value && value->name != VALUE_END ? value : NULL;
}

static bool is_known(const struct value *value)
{
    switch (value_kind(value->name)) {
    case VALUE_text:
        return strcmp(value->text, VALUE_UNKNOWN) != 0;
    case VALUE_frame:
        return value->number > 0;
    case VALUE_number:
        return value->number >= 0 && value->number <= UINT32_MAX;
    default:
        return true;
    }
}

/* Both are of one kind. */
static bool is_same(const struct value *a, const struct value *b)
{
    return value_kind(a->name) == VALUE_text ? strcmp(a->text, b->text) == 0
                                             : a->number == b->number;
}

const struct value *finding_value(const struct finding *finding, unsigned index)
{
    const struct named_value *named = field_values_of(finding->form);
    const struct value *value = find_value(finding, named[index].value);

    if (!value || !is_known(value))
        return NULL;
    for (unsigned i = 0; i < index; i++) {
        const struct value *earlier = find_value(finding, named[i].value);

        if (named[i].field == named[index].field && earlier && is_same(earlier, value))
            return NULL;
    }
    return value;
}
