/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Has a report made in its form. */

#include "report_render.h"

#include "compat.h"
#include "report_json.h"

bool report_has_ladders(enum report_form form)
{
    return form == REPORT_HTML || form == REPORT_JSON;
}

char *report_render(const struct report_request *request _U_, const struct summary *summary,
                    unsigned width _U_)
{
    return report_json(summary);
}
