/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts with named values. */

#include "template.h"

#include <string.h>

size_t template_length(const char *template)
{
    size_t length = strlen(template);

    for (const char *open = strchr(template, '{'); open; open = strchr(open + 1, '{'))
        length += TEMPLATE_VALUE_MAX - strcspn(open, "}") - 1;
    return length;
}
