/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What went wrong in a call that was answered. */

#include "census_fault.h"

#include <glib.h>
#include <string.h>

/* What is said of calls that go well, too, counts from a severity on: an ACK that is only odd is
 * mended on its way, and most calls end because somebody hangs up. */
static const struct {
    const char *id;
    enum code_severity lowest;
} faults[] = {
    {"ack-missing", CODE_ERROR},
    {"ack-mismatch", CODE_ERROR},
    {"answer-mismatch", CODE_WARN},
    {"call-ended", CODE_WARN},
};

static bool is_fault(const struct finding *finding)
{
    const char *id = finding_text_of(finding->form)->id;
    unsigned i = 0;

    while (i < G_N_ELEMENTS(faults) && strcmp(faults[i].id, id) != 0)
        i++;
    return i < G_N_ELEMENTS(faults) && finding->severity >= faults[i].lowest;
}

const struct finding *census_fault(const struct result *result)
{
    const struct finding *gravest = NULL;

    for (unsigned i = 0; i < result->finding_count; i++) {
        const struct finding *finding = &result->findings[i];

        if (is_fault(finding) && (!gravest || finding->severity > gravest->severity))
            gravest = finding;
    }
    return gravest;
}
