/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests and their refusals as tables. */

#ifndef SIPCODE_REFUSALS_H
#define SIPCODE_REFUSALS_H

#include "exchanges.h"

struct refusal {
    const char *method;
    const char *asked; /* headers of the request */
    const char *line;
    const char *headers;
    const char *findings;
    const char *text; /* of the first finding; NULL for whatever */
};

/* Each has its findings beside its request, and none of them without. */
static inline void assert_refusals(const struct refusal *rows, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        request(0, rows[i].method, i, rows[i].asked);
        const struct result *refusal =
            response(1, rows[i].line, rows[i].method, i, rows[i].headers);
        assert_findings(refusal, rows[i].findings);
        if (rows[i].text)
            assert_text(refusal, rows[i].text);
        assert_findings(
            response(1, rows[i].line, rows[i].method, 1000 + i, "Content-Length: 9\r\n"),
            "request-not-captured");
    }
}

#endif
