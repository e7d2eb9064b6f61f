/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rendering findings. */

#include "finding.h"

#include "template.h"

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
