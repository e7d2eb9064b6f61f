/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Of the report: pairs of hosts, with their ratios, and what a ratio is. */

#include "moment.h"
#include "peer_cause.h"
#include "report_section.h"
#include "wording.h"

#define MILLISECONDS INT64_C(1000000)

/* Where each phone is a host of its own there are many, and each takes many lines. */
#define PEERS_SHOWN 10

/* SER says nearly what ASR says. */
static const enum ratio shown[] = {RATIO_ASR, RATIO_NER, RATIO_SEER, RATIO_ISA};

static char *delays_of(const struct spread *delay)
{
    if (delay->count == 0)
        return wording_duration(-1);
    g_autofree char *half = wording_duration(spread_percentile(delay, 50) * MILLISECONDS);
    g_autofree char *most = wording_duration(spread_percentile(delay, 95) * MILLISECONDS);

    return g_strdup_printf("%s/%s", half, most);
}

static char *mean_duration(const struct counts *counts)
{
    return wording_duration(
        counts->ended > 0 ? (int64_t)(counts->duration / counts->ended) * MILLISECONDS : -1);
}

static void add_peer(struct table *table, const struct summary_peer *peer, const char *cause)
{
    table_add(table, wording_pair(peer->source, peer->destination));
    table_add(table, g_strdup_printf("%" G_GUINT64_FORMAT, peer->counts.attempts));
    for (unsigned i = 0; i < G_N_ELEMENTS(shown); i++)
        table_add(table, wording_ratio_value(counts_ratio(&peer->counts, shown[i])));
    table_add(table, delays_of(&peer->counts.delay));
    table_add(table, mean_duration(&peer->counts));
    table_add(table, g_strdup_printf("%" G_GUINT64_FORMAT, peer->repeated));
    table_add(table, g_strdup(cause ? cause : "-"));
}

static void write_table(struct sheet *sheet, const struct summary *summary, const GPtrArray *peers)
{
    const struct table_column columns[] = {
        {sentence_text(SENTENCE_REPORT_HEAD_PAIR), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_CALLS), TABLE_RIGHT},
        {wording_ratio_name(RATIO_ASR), TABLE_RIGHT},
        {wording_ratio_name(RATIO_NER), TABLE_RIGHT},
        {wording_ratio_name(RATIO_SEER), TABLE_RIGHT},
        {wording_ratio_name(RATIO_ISA), TABLE_RIGHT},
        {sentence_text(SENTENCE_REPORT_HEAD_DELAYS), TABLE_RIGHT},
        {sentence_text(SENTENCE_REPORT_HEAD_MEAN_DURATION), TABLE_RIGHT},
        {sentence_text(SENTENCE_REPORT_HEAD_REPEATED), TABLE_RIGHT},
        {sentence_text(SENTENCE_REPORT_HEAD_MAIN_CAUSE), TABLE_LEFT},
    };
    unsigned count = MIN(peers->len, PEERS_SHOWN);
    g_autoptr(GPtrArray) causes = peer_causes(summary, peers, count);
    struct table *table = table_new(columns, G_N_ELEMENTS(columns));

    for (unsigned i = 0; i < count; i++)
        add_peer(table, peers->pdata[i], causes->pdata[i]);
    table_write(table, sheet);
}

void section_definitions(struct sheet *sheet)
{
    sheet_heading(sheet, sentence_text(SENTENCE_REPORT_DEFINITIONS));
    sheet_text(sheet, SHEET_INDENT, sentence_text(SENTENCE_REPORT_POPULATION));
    sheet_text(sheet, SHEET_INDENT, sentence_text(SENTENCE_REPORT_HOPS_ARE));
    for (unsigned i = 0; i < G_N_ELEMENTS(shown); i++)
        sheet_text(sheet, SHEET_INDENT, wording_ratio(shown[i]));
    sheet_text(sheet, SHEET_INDENT, sentence_text(SENTENCE_REPORT_DELAY_IS));
    sheet_text(sheet, SHEET_INDENT, sentence_text(SENTENCE_REPORT_HOP_DELAY_IS));
    sheet_text(sheet, SHEET_INDENT, sentence_text(SENTENCE_REPORT_DURATION_IS));
}

/* Those to which a call went; others were only scanned. */
static GPtrArray *peers_with_calls(const struct summary *summary)
{
    GPtrArray *peers = summary_peers(summary);

    while (peers->len > 0) {
        const struct summary_peer *last = peers->pdata[peers->len - 1];

        if (last->counts.attempts > 0)
            break;
        g_ptr_array_set_size(peers, (gint)peers->len - 1);
    }
    return peers;
}

void section_peers(struct sheet *sheet, const struct summary *summary)
{
    g_autoptr(GPtrArray) peers = peers_with_calls(summary);

    if (peers->len == 0)
        return;
    sheet_heading(sheet, sentence_text(SENTENCE_REPORT_PEERS));
    write_table(sheet, summary, peers);
    if (peers->len > PEERS_SHOWN)
        sheet_take(sheet, SHEET_INDENT,
                   SENTENCE_WITH(SENTENCE_REPORT_SHOWN_PEERS, value_count(PEERS_SHOWN),
                                 value_total(peers->len)));
}

static char *first_silent(const struct summary *summary, const struct summary_keepalive *row)
{
    g_autofree char *moment = moment_render(row->first);
    g_autofree char *place = wording_frame(summary, row->silent_frame, row->file);

    return row->first != 0
               ? SENTENCE_WITH(SENTENCE_REPORT_DECIDED, value_moment(moment), value_place(place))
               : g_steal_pointer(&place);
}

void section_keepalives(struct sheet *sheet, const struct summary *summary)
{
    const struct table_column columns[] = {
        {sentence_text(SENTENCE_REPORT_HEAD_PAIR), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_ASKED), TABLE_RIGHT},
        {sentence_text(SENTENCE_REPORT_HEAD_REPLIED), TABLE_RIGHT},
        {sentence_text(SENTENCE_REPORT_HEAD_SILENT), TABLE_RIGHT},
        {sentence_text(SENTENCE_REPORT_HEAD_FIRST_SILENT), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_LAST_SILENT), TABLE_LEFT},
    };
    g_autoptr(GPtrArray) rows = summary_keepalives(summary);

    if (rows->len == 0)
        return;
    struct table *table = table_new(columns, G_N_ELEMENTS(columns));
    for (unsigned i = 0; i < rows->len && i < SECTION_ROWS; i++) {
        const struct summary_keepalive *row = rows->pdata[i];

        table_add(table, wording_pair(row->source, row->destination));
        table_add(table, g_strdup_printf("%" G_GUINT64_FORMAT, row->asked));
        table_add(table, g_strdup_printf("%" G_GUINT64_FORMAT, row->answered));
        table_add(table, g_strdup_printf("%" G_GUINT64_FORMAT, row->silent));
        table_add(table, row->silent > 0 ? first_silent(summary, row) : g_strdup("-"));
        table_add(table, row->last != 0 ? moment_render(row->last) : g_strdup("-"));
    }
    sheet_heading(sheet, sentence_text(SENTENCE_REPORT_KEEPALIVES));
    table_write(table, sheet);
    section_rest(sheet, rows->len);
}
