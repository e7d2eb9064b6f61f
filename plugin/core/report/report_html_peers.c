/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pairs of hosts of the page of a report: calls with their ratios, and keep-alives. */

#include "html_parts.h"
#include "html_table.h"
#include "html_time.h"
#include "peer_cause.h"
#include "wording.h"

/* How many pairs are shown of each kind. */
#define PAIRS_SHOWN 100

#define MILLISECONDS INT64_C(1000000)

/* Ratios in the order of their columns. */
static const enum ratio shown_ratios[] = {RATIO_ASR, RATIO_NER, RATIO_SEER, RATIO_ISA};

static void append_percentile(GString *out, const struct spread *delay, unsigned percent)
{
    html_cell_duration(out,
                       delay->count == 0 ? -1 : spread_percentile(delay, percent) * MILLISECONDS);
}

static void append_peer(GString *out, const struct summary_peer *peer, const char *cause)
{
    const struct counts *counts = &peer->counts;

    html_row_name(out, peer->source);
    html_cell_name(out, peer->destination);
    html_cell_number(out, counts->attempts);
    for (unsigned i = 0; i < G_N_ELEMENTS(shown_ratios); i++)
        html_cell_share(out, counts_ratio(counts, shown_ratios[i]));
    append_percentile(out, &counts->delay, 50);
    append_percentile(out, &counts->delay, 95);
    html_cell_duration(
        out, counts->ended == 0 ? -1 : (int64_t)(counts->duration / counts->ended) * MILLISECONDS);
    html_cell_number(out, peer->repeated);
    html_cell_name(out, cause);
    html_row_end(out);
}

/* What the columns count. */
static void append_definitions(GString *out)
{
    markup_element(out, "h3", sentence_text(SENTENCE_REPORT_DEFINITIONS), NULL);
    markup_open(out, "ul", "class", "definitions", NULL);
    markup_element(out, "li", sentence_text(SENTENCE_REPORT_POPULATION), NULL);
    markup_element(out, "li", sentence_text(SENTENCE_REPORT_HOPS_ARE), NULL);
    for (unsigned i = 0; i < G_N_ELEMENTS(shown_ratios); i++)
        markup_element(out, "li", wording_ratio(shown_ratios[i]), NULL);
    markup_element(out, "li", sentence_text(SENTENCE_REPORT_DELAY_IS), NULL);
    markup_element(out, "li", sentence_text(SENTENCE_REPORT_HOP_DELAY_IS), NULL);
    markup_element(out, "li", sentence_text(SENTENCE_REPORT_DURATION_IS), NULL);
    markup_close(out, "ul");
}

/* The rows that are not shown, and how many calls they have. */
static void append_left_out(GString *out, const GPtrArray *peers, unsigned count)
{
    uint64_t calls = 0;

    for (unsigned i = count; i < peers->len; i++)
        calls += ((const struct summary_peer *)peers->pdata[i])->counts.attempts;
    g_autofree char *text = SENTENCE_WITH(SENTENCE_HTML_SHOWN_PEERS, value_count(count),
                                          value_total(peers->len), value_omitted((int64_t)calls));
    if (count < peers->len)
        markup_element(out, "p", text, "class", "shown", NULL);
}

void html_peers(GString *out, const struct summary *summary)
{
    static const struct html_column columns[] = {
        {.head = SENTENCE_HTML_SOURCE},
        {.head = SENTENCE_HTML_DESTINATION},
        {.head = SENTENCE_REPORT_HEAD_CALLS, .is_number = true},
        {.word = "ASR", .is_number = true},
        {.word = "NER", .is_number = true},
        {.word = "SEER", .is_number = true},
        {.word = "ISA", .is_number = true},
        {.word = "PDD p50", .is_number = true},
        {.word = "PDD p95", .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_MEAN_DURATION, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_REPEATED, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_MAIN_CAUSE},
    };
    g_autoptr(GPtrArray) peers = summary_peers(summary);
    unsigned count = MIN(peers->len, PAIRS_SHOWN);
    g_autoptr(GPtrArray) causes = peer_causes(summary, peers, count);

    if (count == 0)
        return;
    append_left_out(out, peers, count);
    html_on_paper(out, HTML_ROWS_ON_PAPER, count);
    html_table_begin(out, summary, SENTENCE_REPORT_PEERS, columns, G_N_ELEMENTS(columns));
    for (unsigned i = 0; i < count; i++)
        append_peer(out, peers->pdata[i], causes->pdata[i]);
    html_table_end(out);
    append_definitions(out);
}

static void append_silence(GString *out, const struct summary *summary, int64_t time)
{
    if (time != 0)
        html_time_cell(out, summary, time);
    else
        html_cell(out, NULL);
}

static void append_keepalive(GString *out, const struct summary *summary,
                             const struct summary_keepalive *row)
{
    html_row_name(out, row->source);
    html_cell_name(out, row->destination);
    html_cell_number(out, row->asked);
    html_cell_number(out, row->answered);
    html_cell_number(out, row->silent);
    html_cell_frame(out, summary, row->silent_frame, row->file);
    append_silence(out, summary, row->first);
    append_silence(out, summary, row->last);
    html_row_end(out);
}

void html_keepalives(GString *out, const struct summary *summary)
{
    static const struct html_column columns[] = {
        {.head = SENTENCE_HTML_SOURCE},
        {.head = SENTENCE_HTML_DESTINATION},
        {.head = SENTENCE_REPORT_HEAD_ASKED, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_REPLIED, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_SILENT, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_FIRST_SILENT, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_SINCE, .is_time = true},
        {.head = SENTENCE_HTML_UNTIL, .is_time = true},
    };
    g_autoptr(GPtrArray) rows = summary_keepalives(summary);
    unsigned count = MIN(rows->len, PAIRS_SHOWN);

    if (count == 0)
        return;
    html_shown(out, SENTENCE_HTML_SHOWN_SILENT, count, rows->len);
    html_on_paper(out, HTML_ROWS_ON_PAPER, count);
    html_table_begin(out, summary, SENTENCE_REPORT_KEEPALIVES, columns, G_N_ELEMENTS(columns));
    for (unsigned i = 0; i < count; i++)
        append_keepalive(out, summary, rows->pdata[i]);
    html_table_end(out);
}
