/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reports as text. */

#ifndef SIPCODE_REPORT_TEXTS_H
#define SIPCODE_REPORT_TEXTS_H

#include "report.h"
#include "summaries.h"

/* Renders, and frees the summary. */
static inline char *report_of(struct summary *summary, unsigned width)
{
    char *text = report_text(summary, width);

    summary_free(summary);
    return text;
}

#endif
