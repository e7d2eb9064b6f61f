/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Has a report made in its form. */

#include "report_render.h"

#include "mask.h"
#include "report.h"
#include "report_html.h"
#include "report_json.h"

bool report_has_ladders(enum report_form form)
{
    return form == REPORT_HTML || form == REPORT_JSON;
}

static char *render_call(enum report_form form, const struct summary *summary, unsigned width)
{
    const struct summary_ladder *ladder = g_ptr_array_index(summary->ladders, 0);

    switch (form) {
    case REPORT_LADDER:
        return report_ladder(ladder, width);
    case REPORT_LADDER_MERMAID:
        return report_ladder_mermaid(ladder);
    default:
        return report_ticket(summary, ladder, ladder->call_id);
    }
}

static char *render(enum report_form form, const struct summary *summary, unsigned width)
{
    switch (form) {
    case REPORT_TEXT:
        return report_text(summary, width);
    case REPORT_JSON:
        return report_json(summary);
    case REPORT_HTML:
        return report_html(summary);
    case REPORT_CALLS:
        return report_calls(summary, width);
    case REPORT_CALLS_CSV:
        return report_calls_csv(summary);
    default:
        return render_call(form, summary, width);
    }
}

char *report_render(const struct report_request *request, const struct summary *summary,
                    unsigned width)
{
    struct summary *masked = request->is_masked ? summary_mask(summary) : NULL;
    char *text = render(request->form, masked ? masked : summary, width);

    if (masked)
        summary_free(masked);
    return text;
}
