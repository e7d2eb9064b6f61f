/* SPDX-License-Identifier: GPL-2.0-or-later */
/* CSeq (RFC 3261 section 20.16). */

#include "cseq.h"

#include <glib.h>
#include <string.h>

/* It is to be less than 2**31 (RFC 3261 section 8.1.1.5); programs that count on from anywhere in
 * 32 bits send more, and are answered. */
#define CSEQ_LIMIT (UINT64_C(1) << 32)

/* token of RFC 3261 section 25.1 */
static bool is_token(struct slice slice)
{
    for (size_t i = 0; i < slice.length; i++) {
        char c = slice.data[i];
        if (!g_ascii_isalnum(c) && (c == '\0' || !strchr("-.!%*_+`'~", c)))
            return false;
    }
    return slice.length > 0;
}

bool cseq_parse(struct slice value, struct cseq *cseq)
{
    uint64_t number = 0;
    size_t i = 0;

    for (; i < value.length && g_ascii_isdigit(value.data[i]); i++) {
        if (number < CSEQ_LIMIT)
            number = number * 10 + (uint64_t)(value.data[i] - '0');
    }
    struct slice rest = {value.data + i, value.length - i};
    cseq->number = (uint32_t)number;
    cseq->method = slice_trim(rest);
    if (i == 0 || cseq->method.data == rest.data || !is_token(cseq->method))
        cseq->method.length = 0;
    return cseq->method.length > 0 && number < CSEQ_LIMIT;
}
