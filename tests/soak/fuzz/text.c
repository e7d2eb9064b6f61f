/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checks of slices and of texts. */

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

void check_claim(bool holds, const char *claim, const char *file, int line)
{
    if (holds)
        return;
    g_printerr("%s:%d: %s does not hold\n", file, line, claim);
    abort(); /* g_error() would end in a signal that libFuzzer does not see */
}

void check_within(struct slice part, struct slice whole)
{
    if (!part.data) {
        CHECK(part.length == 0);
        return;
    }
    uintptr_t start = (uintptr_t)part.data, first = (uintptr_t)whole.data;

    CHECK(start >= first && part.length <= whole.length &&
          start - first <= whole.length - part.length);
}

void check_text(const char *text, size_t longest)
{
    if (!text)
        return;
    CHECK(strlen(text) <= longest);
    CHECK(g_utf8_validate(text, -1, NULL));
    for (const char *c = text; *c; c = g_utf8_next_char(c))
        CHECK(!g_unichar_iscntrl(g_utf8_get_char(c)));
}
