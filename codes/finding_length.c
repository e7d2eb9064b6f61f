/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How long a finding's text gets; apart from the table, as compile_codes asks it too. */

#include "finding_text.h"

#include <string.h>

size_t finding_text_length(const char *template)
{
    size_t length = strlen(template);

    for (const char *open = strchr(template, '{'); open; open = strchr(open + 1, '{'))
        length += FINDING_VALUE_MAX - strcspn(open, "}") - 1;
    return length;
}
