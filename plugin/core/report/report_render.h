/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of a report that was asked for. */

#ifndef SIPCODE_REPORT_RENDER_H
#define SIPCODE_REPORT_RENDER_H

#include "report_request.h"
#include "summary.h"

/* Whether the report has the ladder of the first example of each cause. */
bool report_has_ladders(enum report_form form);

/* `summary` has, where the report is of one call, the ladder of that call and no other. Text has
 * lines of at most `width` columns; 0 does not wrap. The caller frees it. */
char *report_render(const struct report_request *request, const struct summary *summary,
                    unsigned width);

#endif
