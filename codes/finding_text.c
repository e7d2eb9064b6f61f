/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking finding texts up. */

#include "table.h"

const struct finding_text *finding_text_of(enum finding_form form)
{
    return &tables->finding_texts[form];
}

const struct finding_text *finding_text_all(size_t *count)
{
    *count = FINDING_NONE;
    return tables->finding_texts;
}
