/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Calls, a line each. */

#include "moment.h"
#include "report.h"
#include "report_section.h"
#include "wording.h"

#include <string.h>

/* "alice" of "sip:alice@example.com;user=phone", "example.com" where there is no user. */
static char *short_uri(const char *uri)
{
    const char *colon = uri ? strchr(uri, ':') : NULL;
    const char *start = colon ? colon + 1 : uri;

    return start ? g_strndup(start, strcspn(start, "@;?>")) : NULL;
}

static char *number(uint64_t number)
{
    return number == 0 ? NULL : g_strdup_printf("%" G_GUINT64_FORMAT, number);
}

/* How many calls of one cause are listed, for others to be seen as well. */
#define CALLS_OF_CAUSE 4

/* Whether a call is one of the first ones that failed for its cause. */
static bool is_listed(GHashTable *met, const struct summary_call *call)
{
    gpointer cause = (gpointer)(call->cause ? call->cause : "");
    unsigned count = GPOINTER_TO_UINT(g_hash_table_lookup(met, cause)) + 1;

    if (!outcome_is_failure(call->outcome))
        return false;
    g_hash_table_insert(met, cause, GUINT_TO_POINTER(count));
    return count <= CALLS_OF_CAUSE;
}

static void add_failed_call(struct table *table, const struct summary_call *call)
{
    table_add(table, moment_render_brief(call->start));
    table_add(table, number(call->frame));
    table_add(table, short_uri(call->caller));
    table_add(table, short_uri(call->callee));
    table_add(table, number(call->code));
    table_add(table, g_strdup(call->cause));
    table_add(table, g_strdup(call->host));
}

void section_failed_calls(struct sheet *sheet, const struct summary *summary)
{
    const struct table_column columns[] = {
        {sentence_text(SENTENCE_REPORT_HEAD_START), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_FRAME), TABLE_RIGHT},
        {sentence_text(SENTENCE_REPORT_HEAD_CALLER), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_CALLEE), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_CODE), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_CAUSE), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_HOST), TABLE_LEFT},
    };
    g_autoptr(GHashTable) causes = g_hash_table_new(g_str_hash, g_str_equal);
    uint64_t failures = counts_failures(&summary->counts);
    unsigned met = 0;

    if (failures == 0)
        return;
    struct table *table = table_new(columns, G_N_ELEMENTS(columns));
    for (unsigned i = 0; i < summary->calls->len && met < SECTION_ROWS; i++) {
        const struct summary_call *call = &g_array_index(summary->calls, struct summary_call, i);

        if (!is_listed(causes, call))
            continue;
        add_failed_call(table, call);
        met++;
    }
    sheet_heading(sheet, sentence_text(SENTENCE_REPORT_FAILED_CALLS));
    if (failures > met)
        sheet_take(sheet, SHEET_INDENT,
                   SENTENCE_WITH(SENTENCE_REPORT_SHOWN_CALLS, value_count(met),
                                 value_total((int64_t)failures)));
    table_write(table, sheet);
}

static void add_call(struct table *table, const struct summary *summary,
                     const struct summary_call *call)
{
    table_add(table, moment_render(call->start));
    table_add(table, g_strdup(call->caller));
    table_add(table, g_strdup(call->callee));
    table_add(table, g_strdup(wording_outcome(call->outcome)));
    table_add(table, number(call->code));
    table_add(table, g_strdup(call->cause));
    table_add(table, call->delay < 0 ? NULL : wording_duration(call->delay));
    table_add(table, call->duration < 0 ? NULL : wording_duration(call->duration));
    table_add(table, call->duration < 0 ? NULL : g_strdup(wording_ender(call->ended_by)));
    table_add(table, number(call->frame));
    table_add(table, g_strdup(call->call_id));
    if (summary->files->len > 1)
        table_add(table, g_strdup(summary->files->pdata[call->file]));
}

static void write_calls(struct sheet *sheet, const struct summary *summary)
{
    const struct table_column columns[] = {
        {sentence_text(SENTENCE_REPORT_HEAD_START), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_CALLER), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_CALLEE), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_OUTCOME), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_CODE), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_CAUSE), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_DELAY), TABLE_RIGHT},
        {sentence_text(SENTENCE_REPORT_HEAD_DURATION), TABLE_RIGHT},
        {sentence_text(SENTENCE_REPORT_HEAD_ENDED_BY), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_FRAME), TABLE_RIGHT},
        {"Call-ID", TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_FILE), TABLE_LEFT}, /* where there are several */
    };
    unsigned count = (unsigned)G_N_ELEMENTS(columns) - (summary->files->len > 1 ? 0 : 1);
    struct table *table = table_new(columns, count);

    for (unsigned i = 0; i < summary->calls->len; i++)
        add_call(table, summary, &g_array_index(summary->calls, struct summary_call, i));
    table_write(table, sheet);
}

char *report_calls(const struct summary *summary, unsigned width)
{
    struct sheet sheet = {g_string_new(NULL), width};

    if (summary->calls->len > 0)
        write_calls(&sheet, summary);
    else
        sheet_text(&sheet, "", sentence_text(SENTENCE_REPORT_NO_CALLS));
    section_count(&sheet, SENTENCE_REPORT_CALLS_LEFT_OUT, summary->calls_left_out);
    return g_string_free(sheet.out, FALSE);
}
