/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Adding what a rule found. */

#include "rule.h"

#include <string.h>

void finding_add(struct evidence *evidence, const char *name, const struct finding_value *values)
{
    const struct finding_text *text = finding_text_find(name);
    struct finding *finding = &evidence->findings[evidence->count];
    size_t count = 0;

    if (!text || evidence->count == FINDINGS_MAX)
        return;
    for (unsigned i = 0; i < evidence->count; i++) {
        if (strcmp(evidence->findings[i].text->id, text->id) == 0)
            return;
    }
    while (values && values[count].name)
        count++;
    *finding = (struct finding){
        .text = text,
        .severity = text->severity,
        .values =
            count ? store_block(evidence->store, values, (count + 1) * sizeof(*values)) : NULL};
    evidence->count++;
}
