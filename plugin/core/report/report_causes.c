/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Of the report: why calls failed, what went wrong in answered ones, and why no person answered. */

#include "report_section.h"
#include "verdict.h"
#include "wording.h"

static char *headline(const struct cause_group *group, uint64_t whole)
{
    g_autofree char *share = wording_share(group->count, whole);

    return SENTENCE_WITH(SENTENCE_REPORT_CAUSE, value_label(wording_cause(group->main)),
                         value_id(group->main->cause), value_share(share));
}

/* A code that is the cause itself is not told twice. */
static char *response_of(const struct summary_cause *cause)
{
    g_autofree char *response = wording_response(cause->code);

    if (!response || g_str_has_prefix(response, cause->cause))
        return NULL;
    return SENTENCE_WITH(SENTENCE_REPORT_RESPONSE, value_response(response));
}

static void write_group(struct sheet *sheet, const struct summary *summary,
                        const struct cause_group *group, unsigned number, uint64_t whole)
{
    g_autofree char *lead = g_strdup_printf("%3u. ", number);

    sheet_take(sheet, lead, headline(group, whole));
    sheet_take(sheet, "     ", verdict_where(summary, group));
    sheet_take(sheet, "     ", response_of(group->main));
    if (group->earliest->text)
        sheet_text(sheet, "     ", group->earliest->text);
    if (group->earliest->remedy)
        sheet_take(sheet, "     ",
                   SENTENCE_WITH(SENTENCE_REPORT_FIRST_STEP, value_text(group->earliest->remedy)));
}

static void write_groups(struct sheet *sheet, const struct summary *summary, enum cause_kind kind,
                         enum sentence heading, uint64_t whole)
{
    g_autoptr(GPtrArray) groups = cause_groups(summary, kind);

    if (groups->len == 0)
        return;
    sheet_heading(sheet, sentence_text(heading));
    for (unsigned i = 0; i < groups->len && i < SECTION_ROWS; i++)
        write_group(sheet, summary, groups->pdata[i], i + 1, whole);
    section_rest(sheet, groups->len);
    if (kind == CAUSE_OF_FAILURE)
        section_count(sheet, SENTENCE_REPORT_NO_CAUSE, whole - cause_groups_count(groups));
}

/* For them nothing need be done: a line each. */
static void write_persons(struct sheet *sheet, const struct summary *summary)
{
    g_autoptr(GPtrArray) groups = cause_groups(summary, CAUSE_OF_PERSON);

    if (groups->len == 0)
        return;
    sheet_heading(sheet, sentence_text(SENTENCE_REPORT_PERSONS));
    for (unsigned i = 0; i < groups->len && i < SECTION_ROWS; i++)
        sheet_take(sheet, "  - ", headline(groups->pdata[i], counts_unmet(&summary->counts)));
    section_rest(sheet, groups->len);
}

void section_causes(struct sheet *sheet, const struct summary *summary)
{
    const struct counts *counts = &summary->counts;

    write_groups(sheet, summary, CAUSE_OF_FAILURE, SENTENCE_REPORT_FAILURES,
                 counts_failures(counts));
    write_groups(sheet, summary, CAUSE_OF_TROUBLE, SENTENCE_REPORT_TROUBLES,
                 counts->outcomes[OUTCOME_ANSWERED]);
    write_persons(sheet, summary);
}
