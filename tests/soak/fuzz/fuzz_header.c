/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fuzz target: the value of a header field. The first byte picks its parser. */

#include "field_value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    /* A copy, so that AddressSanitizer sees a read before it, too. */
    g_autofree char *value = g_memdup2(data + 1, size - 1);
    value_check(data[0] % VALUE_PARSERS, (struct slice){value ? value : "", size - 1});
    return 0;
}
