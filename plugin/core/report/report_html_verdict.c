/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the page of a report says first: how many calls, what failed, and what limits that. */

#include "html_parts.h"
#include "html_table.h"
#include "verdict.h"
#include "wording.h"

/* Outcomes that one figure counts. */
struct figure {
    enum sentence name;
    const char *class_name;
    uint64_t count;
};

static void append_figure(GString *out, const struct figure *figure, uint64_t attempts)
{
    g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, figure->count);
    g_autofree char *percent = wording_percent((struct share){figure->count, attempts});

    markup_open(out, "div", "class", figure->class_name, NULL);
    markup_element(out, "dt", sentence_text(figure->name), NULL);
    markup_open(out, "dd", NULL);
    markup_text(out, digits);
    if (figure->count != attempts)
        markup_element(out, "small", percent, NULL);
    markup_close(out, "dd");
    markup_close(out, "div");
}

static void append_figures(GString *out, const struct counts *counts)
{
    const struct figure figures[] = {
        {SENTENCE_REPORT_CALLS, "attempts", counts->attempts},
        {SENTENCE_HTML_ANSWERED, "answered", counts->outcomes[OUTCOME_ANSWERED]},
        {SENTENCE_HTML_FAILED, "failed", counts_failures(counts)},
        {SENTENCE_REPORT_PERSONS, "person", counts_unmet(counts)},
        {SENTENCE_HTML_UNKNOWN, "unknown", counts->outcomes[OUTCOME_UNKNOWN]},
    };

    markup_open(out, "dl", "class", "figures", NULL);
    for (unsigned i = 0; i < G_N_ELEMENTS(figures); i++)
        append_figure(out, &figures[i], counts->attempts);
    markup_close(out, "dl");
}

/* Takes the sentences; the first one stands out. */
static void append_sentences(GString *out, GPtrArray *sentences)
{
    for (unsigned i = 0; i < sentences->len; i++)
        markup_element(out, "p", sentences->pdata[i], "class", i == 0 ? "first" : NULL, NULL);
    g_ptr_array_unref(sentences);
}

void html_verdict(GString *out, const struct summary *summary)
{
    append_sentences(out, verdict_sentences(summary));
    if (summary->counts.attempts > 0)
        append_figures(out, &summary->counts);
}

void html_trust(GString *out, const struct summary *summary)
{
    GPtrArray *doubts = verdict_doubts(summary);

    markup_open(out, "ul", NULL);
    for (unsigned i = 0; i < doubts->len; i++)
        markup_element(out, "li", doubts->pdata[i], NULL);
    markup_close(out, "ul");
    g_ptr_array_unref(doubts);
}

/* One part of the bar, as wide as its share. */
static void append_bar_part(GString *out, enum call_outcome outcome, double from, double to)
{
    g_autofree char *x = html_place(from), *width = html_place(to - from);

    markup_empty(out, "rect", "x", x, "y", "0", "width", width, "height", "100%", "class",
                 html_outcome_class(outcome), NULL);
}

static void append_bar(GString *out, const struct counts *counts)
{
    uint64_t before = 0;

    markup_open(out, "svg", "class", "bar", "aria-hidden", "true", NULL);
    for (unsigned i = 0; i < WORDING_OUTCOMES; i++) {
        enum call_outcome outcome = wording_outcomes[i];
        double from = (double)before / (double)counts->attempts;

        before += counts->outcomes[outcome];
        append_bar_part(out, outcome, from, (double)before / (double)counts->attempts);
    }
    markup_close(out, "svg");
}

void html_outcomes(GString *out, const struct summary *summary)
{
    static const struct html_column columns[] = {
        {.head = SENTENCE_REPORT_HEAD_OUTCOME},
        {.head = SENTENCE_REPORT_HEAD_CALLS, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_SHARE, .is_number = true},
    };
    const struct counts *counts = &summary->counts;

    if (counts->attempts == 0)
        return;
    append_bar(out, counts);
    html_table_begin(out, summary, SENTENCE_REPORT_OUTCOMES, columns, G_N_ELEMENTS(columns));
    for (unsigned i = 0; i < WORDING_OUTCOMES; i++) {
        enum call_outcome outcome = wording_outcomes[i];

        if (counts->outcomes[outcome] == 0)
            continue;
        html_row_outcome(out, outcome);
        html_cell_number(out, counts->outcomes[outcome]);
        html_cell_percent(out, (struct share){counts->outcomes[outcome], counts->attempts});
        html_row_end(out);
    }
    html_table_end(out);
}
