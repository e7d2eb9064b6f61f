/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The calls of the page of a report in order of time; where they are too many, all that failed come
 * before any other. */

#include "html_parts.h"
#include "html_table.h"
#include "html_time.h"
#include "moment.h"
#include "wording.h"

#define CALLS_SHOWN 3000
#define CALLS_ON_PAPER 150

/* How many calls of each sort a list takes: those that failed first, and of each the earliest. */
struct choice {
    uint64_t failed, others;
};

static struct choice choose(const struct choice *all, uint64_t room)
{
    uint64_t failed = MIN(all->failed, room);

    return (struct choice){failed, MIN(all->others, room - failed)};
}

/* Whether the next call, in order of time, is among them. */
static bool choice_takes(struct choice *choice, const struct summary_call *call)
{
    uint64_t *left = outcome_is_failure(call->outcome) ? &choice->failed : &choice->others;

    if (*left == 0)
        return false;
    (*left)--;
    return true;
}

static int compare_calls(const void *a, const void *b)
{
    const struct summary_call *first = *(const struct summary_call *const *)a;
    const struct summary_call *second = *(const struct summary_call *const *)b;

    if (first->start != second->start)
        return first->start < second->start ? -1 : 1;
    return (first->frame > second->frame) - (first->frame < second->frame);
}

/* The calls in order of time; the caller frees the array. */
static GPtrArray *sort_calls(const struct summary *summary)
{
    GPtrArray *calls = g_ptr_array_sized_new(summary->calls->len);

    for (unsigned i = 0; i < summary->calls->len; i++)
        g_ptr_array_add(calls, &g_array_index(summary->calls, struct summary_call, i));
    g_ptr_array_sort(calls, compare_calls);
    return calls;
}

static struct choice count_calls(const GPtrArray *calls)
{
    struct choice all = {0, 0};

    for (unsigned i = 0; i < calls->len; i++) {
        const struct summary_call *call = calls->pdata[i];

        if (outcome_is_failure(call->outcome))
            all.failed++;
        else
            all.others++;
    }
    return all;
}

static void append_code(GString *out, const struct summary_call *call)
{
    g_autofree char *digits = g_strdup_printf("%03u", call->code);

    markup_element(out, "td", call->code == 0 ? NULL : digits, "class", "number", NULL);
}

static void append_call(GString *out, const struct summary *summary,
                        const struct summary_call *call, bool is_printed)
{
    g_autofree char *utc = moment_render_utc(call->start);

    markup_open(out, "tr", "class", is_printed ? NULL : "screen", NULL);
    markup_open(out, "th", "scope", "row", "class", "number", "data-key", utc, NULL);
    html_time(out, summary, call->start);
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

/* Which calls are there, where those are not all; the sentence names {failed} and {share}. */
static void append_choice(GString *out, enum sentence sentence, const char *class_name,
                          const struct choice *choice, const struct choice *all)
{
    g_autofree char *failed = wording_of(choice->failed, all->failed);
    g_autofree char *others = wording_of(choice->others, all->others);
    g_autofree char *text = SENTENCE_WITH(sentence, value_failed(failed), value_share(others));

    if (choice->failed < all->failed || choice->others < all->others)
        markup_element(out, "p", text, "class", class_name, NULL);
}

static void append_rows(GString *out, const struct summary *summary, const GPtrArray *calls,
                        struct choice shown, struct choice printed)
{
    for (unsigned i = 0; i < calls->len; i++) {
        if (choice_takes(&shown, calls->pdata[i]))
            append_call(out, summary, calls->pdata[i], choice_takes(&printed, calls->pdata[i]));
    }
}

static void append_left_out(GString *out, const struct summary *summary)
{
    g_autofree char *left_out = SENTENCE_WITH(SENTENCE_REPORT_CALLS_LEFT_OUT,
                                              value_count((int64_t)summary->calls_left_out));

    if (summary->calls_left_out > 0)
        markup_element(out, "p", left_out, "class", "shown", NULL);
}

static void append_table(GString *out, const struct summary *summary, const GPtrArray *calls)
{
    static const struct html_column columns[] = {
        {.head = SENTENCE_REPORT_HEAD_START, .is_time = true},
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
    struct choice all = count_calls(calls);
    struct choice shown = choose(&all, CALLS_SHOWN), printed = choose(&all, CALLS_ON_PAPER);

    append_choice(out, SENTENCE_HTML_CALLS_SHOWN, "shown", &shown, &all);
    append_choice(out, SENTENCE_HTML_CALLS_PRINTED, "paper", &printed, &all);
    html_table_begin(out, summary, SENTENCE_REPORT_CALLS, columns, G_N_ELEMENTS(columns));
    append_rows(out, summary, calls, shown, printed);
    html_table_end(out);
}

void html_calls(GString *out, const struct summary *summary)
{
    g_autoptr(GPtrArray) calls = sort_calls(summary);

    append_left_out(out, summary);
    if (calls->len > 0)
        append_table(out, summary, calls);
}
