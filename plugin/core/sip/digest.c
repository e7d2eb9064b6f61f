/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of Digest authentication. */

#include "digest.h"

#include "list.h"

#include <glib.h>

#define DIGEST_NAME(id, name) [id] = (name),
static const char *const names[] = {DIGEST_ALGORITHMS(DIGEST_NAME)};
#undef DIGEST_NAME

enum digest_algorithm digest_read_algorithm(struct slice name)
{
    unsigned i = 0;

    while (i < G_N_ELEMENTS(names) && !slice_equals(name, names[i]))
        i++;
    return (enum digest_algorithm)i;
}

const char *digest_algorithm_name(enum digest_algorithm algorithm)
{
    return algorithm < DIGEST_OTHER ? names[algorithm] : NULL;
}

uint8_t digest_read_qops(struct slice list)
{
    struct slice qop;
    unsigned bits = 0;

    while (list_next(&list, &qop))
        bits |= slice_equals(qop, "auth")       ? DIGEST_QOP_AUTH
                : slice_equals(qop, "auth-int") ? DIGEST_QOP_AUTH_INT
                                                : DIGEST_QOP_OTHER;
    return (uint8_t)bits;
}

uint32_t digest_read_count(struct slice text)
{
    uint32_t count = 0;

    if (text.length > 8)
        return 0;
    for (size_t i = 0; i < text.length; i++) {
        int digit = g_ascii_xdigit_value(text.data[i]);

        if (digit < 0)
            return 0;
        count = count << 4 | (uint32_t)digit;
    }
    return count;
}
