/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The calls of the page of a report, those that failed before the others. */

#include "html_parts.h"
#include "html_table.h"
#include "wording.h"

#define CALLS_SHOWN 1000

static int compare_calls(const void *a, const void *b)
{
    const struct summary_call *first = *(const struct summary_call *const *)a;
    const struct summary_call *second = *(const struct summary_call *const *)b;
    int order = outcome_is_failure(second->outcome) - outcome_is_failure(first->outcome);

    if (order == 0)
        order = (first->start > second->start) - (first->start < second->start);
    return order != 0 ? order : (first->frame > second->frame) - (first->frame < second->frame);
}

/* The calls in the order to show them; the caller frees the array. */
static GPtrArray *sort_calls(const struct summary *summary)
{
    GPtrArray *calls = g_ptr_array_sized_new(summary->calls->len);

    for (unsigned i = 0; i < summary->calls->len; i++)
        g_ptr_array_add(calls, &g_array_index(summary->calls, struct summary_call, i));
    g_ptr_array_sort(calls, compare_calls);
    return calls;
}

static void append_code(GString *out, const struct summary_call *call)
{
    g_autofree char *digits = g_strdup_printf("%03u", call->code);

    markup_element(out, "td", call->code == 0 ? NULL : digits, "class", "number", NULL);
}

static void append_call(GString *out, const struct summary *summary,
                        const struct summary_call *call)
{
    markup_open(out, "tr", NULL);
    markup_open(out, "th", "scope", "row", "class", "number", NULL);
    html_moment(out, summary, call->start);
    markup_close(out, "th");
    html_cell_name(out, call->caller);
    html_cell_name(out, call->callee);
    html_cell_outcome(out, call->outcome);
    append_code(out, call);
    html_cell_name(out, call->cause);
    html_cell_name(out, call->host);
    html_cell_duration(out, call->delay);
    html_cell_duration(out, call->duration);
    html_cell(out, call->duration < 0 ? NULL : wording_ender(call->ended_by));
    html_cell_frame(out, summary, call->frame, call->file);
    markup_open(out, "td", "class", "name", NULL);
    markup_text(out, call->call_id);
    html_ladder_link(out, summary, call->call_id, call->file, sentence_text(SENTENCE_HTML_LADDER));
    markup_close(out, "td");
    html_row_end(out);
}

static void append_left_out(GString *out, const struct summary *summary, unsigned count)
{
    g_autofree char *shown = SENTENCE_WITH(SENTENCE_REPORT_SHOWN_CALLS, value_count(count),
                                           value_total(summary->calls->len));
    g_autofree char *left_out = SENTENCE_WITH(SENTENCE_REPORT_CALLS_LEFT_OUT,
                                              value_count((int64_t)summary->calls_left_out));

    if (count < summary->calls->len)
        markup_element(out, "p", shown, NULL);
    if (summary->calls_left_out > 0)
        markup_element(out, "p", left_out, NULL);
}

void html_calls(GString *out, const struct summary *summary)
{
    static const struct html_column columns[] = {
        {.head = SENTENCE_REPORT_HEAD_START, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_CALLER},
        {.head = SENTENCE_REPORT_HEAD_CALLEE},
        {.head = SENTENCE_REPORT_HEAD_OUTCOME},
        {.head = SENTENCE_REPORT_HEAD_CODE, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_CAUSE},
        {.head = SENTENCE_REPORT_HEAD_HOST},
        {.head = SENTENCE_REPORT_HEAD_DELAY, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_DURATION, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_ENDED_BY},
        {.head = SENTENCE_REPORT_HEAD_FRAME, .is_number = true},
        {.word = "Call-ID"},
    };
    g_autoptr(GPtrArray) calls = sort_calls(summary);
    unsigned count = MIN(calls->len, CALLS_SHOWN);

    if (count == 0)
        return;
    html_section_begin(out, "calls", SENTENCE_REPORT_CALLS);
    html_table_begin(out, SENTENCE_REPORT_CALLS, columns, G_N_ELEMENTS(columns));
    for (unsigned i = 0; i < count; i++)
        append_call(out, summary, calls->pdata[i]);
    html_table_end(out);
    append_left_out(out, summary, count);
    html_section_end(out);
}
