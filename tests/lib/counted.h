/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How often something stands in a text. */

#ifndef SIPCODE_COUNTED_H
#define SIPCODE_COUNTED_H

#include <string.h>

static inline unsigned count_of(const char *text, const char *part)
{
    unsigned count = 0;

    while ((text = strstr(text, part))) {
        count++;
        text += strlen(part);
    }
    return count;
}

#endif
