/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables of calls, causes and peers: each is sorted by its first column when it opens. The last one
 * is a display filter to copy, as Wireshark offers none for a row of such a table. */

#include "report_tables.h"

#include "capture.h"
#include "moment.h"
#include "report_table.h"
#include "wording.h"

#include <string.h>

#define NANOSECONDS 1e9
#define MILLISECONDS 1e3

static double seconds(int64_t time)
{
    return time < 0 ? 0 : (double)time / NANOSECONDS;
}

static double percent(struct share share)
{
    return share.whole == 0 ? 0 : (double)share.part * 100 / (double)share.whole;
}

static void fill_calls(struct report_table *table, const struct summary *summary)
{
    for (unsigned i = 0; i < summary->calls->len; i++) {
        const struct summary_call *call = &g_array_index(summary->calls, struct summary_call, i);
        stat_tap_table_item_type *cell = report_table_add(table);

        cell = report_table_number(cell, call->frame);
        cell = report_table_text(cell, moment_render(call->start));
        cell = report_table_text(cell, g_strdup(call->caller));
        cell = report_table_text(cell, g_strdup(call->callee));
        cell = report_table_text(cell, wording_pair(call->source, call->destination));
        cell = report_table_text(cell, g_strdup(wording_outcome(call->outcome)));
        cell = report_table_text(cell, g_strdup(call->cause));
        cell = report_table_text(cell, g_strdup(call->host));
        cell = report_table_figure(cell, seconds(call->delay) * MILLISECONDS);
        cell = report_table_figure(cell, seconds(call->duration));
        report_table_text(cell, call->call_id ? capture_filter_of(call->call_id) : NULL);
    }
}

/* A code may stand with the cause of its Reason: "503 Q.850;cause=34". */
static char *filter_of_cause(const char *cause)
{
    const char *reason = strstr(cause, ";cause=");
    int length = (int)strcspn(cause, " ");

    return reason ? g_strdup_printf("sipcode.call.cause == \"%.*s\" && sipcode.reason.cause == %s",
                                    length, cause, reason + strlen(";cause="))
                  : g_strdup_printf("sipcode.call.cause == \"%s\"", cause);
}

static void fill_causes(struct report_table *table, const struct summary *summary)
{
    g_autoptr(GPtrArray) causes = summary_causes(summary);

    for (unsigned i = 0; i < causes->len; i++) {
        const struct summary_cause *cause = g_ptr_array_index(causes, i);
        stat_tap_table_item_type *cell = report_table_add(table);

        cell = report_table_number(cell, i + 1);
        cell = report_table_number(cell, cause->count);
        cell = report_table_figure(cell,
                                   percent((struct share){cause->count, summary->counts.attempts}));
        cell = report_table_text(cell, g_strdup(wording_cause(cause)));
        cell = report_table_text(cell, g_strdup(wording_outcome(cause->outcome)));
        cell = report_table_text(cell, wording_response(cause->code));
        cell = report_table_text(cell, g_strdup(cause->host));
        cell = report_table_number(cell, cause->frame);
        report_table_text(cell, filter_of_cause(cause->cause));
    }
}

static char *filter_of_host(const char *host)
{
    return g_strconcat(strchr(host, ':') ? "ipv6.addr == " : "ip.addr == ", host, NULL);
}

static char *filter_of_peer(const struct summary_peer *peer)
{
    g_autofree char *host = summary_host(peer->destination);
    g_autofree char *source = filter_of_host(peer->source);
    g_autofree char *destination = filter_of_host(host);

    return g_strconcat(source, " && ", destination, NULL);
}

static void fill_peers(struct report_table *table, const struct summary *summary)
{
    g_autoptr(GPtrArray) peers = summary_peers(summary);

    for (unsigned i = 0; i < peers->len; i++) {
        const struct summary_peer *peer = g_ptr_array_index(peers, i);
        const struct counts *counts = &peer->counts;
        bool has_delay = counts->delay.count > 0;
        stat_tap_table_item_type *cell = report_table_add(table);

        cell = report_table_number(cell, i + 1);
        cell = report_table_text(cell, g_strdup(peer->source));
        cell = report_table_text(cell, g_strdup(peer->destination));
        cell = report_table_number(cell, counts->attempts);
        for (int ratio = 0; ratio < RATIOS; ratio++)
            cell = report_table_figure(cell, percent(counts_ratio(counts, (enum ratio)ratio)));
        cell = report_table_number(cell, has_delay ? spread_percentile(&counts->delay, 50) : 0);
        cell = report_table_number(cell, has_delay ? spread_percentile(&counts->delay, 95) : 0);
        cell = report_table_figure(cell, counts->ended ? (double)counts->duration /
                                                             (double)counts->ended / MILLISECONDS
                                                       : 0);
        cell = report_table_number(cell, peer->repeated);
        report_table_text(cell, filter_of_peer(peer));
    }
}

#define NUMBER(sentence)                                                                           \
    {                                                                                              \
        TABLE_ITEM_UINT, TAP_ALIGN_RIGHT, sentence_text(sentence), "%u"                            \
    }
#define FIGURE(text)                                                                               \
    {                                                                                              \
        TABLE_ITEM_FLOAT, TAP_ALIGN_RIGHT, text, "%.1f"                                            \
    }
#define TEXT(sentence)                                                                             \
    {                                                                                              \
        TABLE_ITEM_STRING, TAP_ALIGN_LEFT, sentence_text(sentence), "%s"                           \
    }

/* Registers a table; the columns are copied. */
static void add_table(struct report_table *table, enum sentence title, const char *name,
                      const stat_tap_table_item *columns, size_t count)
{
    table->ui.title = sentence_text(title);
    table->ui.cli_string = name;
    table->ui.fields = g_memdup2(columns, count * sizeof(*columns));
    table->ui.nfields = count;
    report_table_register(table);
}

static void add_calls(void)
{
    static struct report_table table = {.fill = fill_calls};
    const stat_tap_table_item columns[] = {
        NUMBER(SENTENCE_REPORT_HEAD_FRAME),
        TEXT(SENTENCE_REPORT_HEAD_START),
        TEXT(SENTENCE_REPORT_HEAD_CALLER),
        TEXT(SENTENCE_REPORT_HEAD_CALLEE),
        TEXT(SENTENCE_REPORT_HEAD_PAIR),
        TEXT(SENTENCE_REPORT_HEAD_OUTCOME),
        TEXT(SENTENCE_REPORT_HEAD_CAUSE),
        TEXT(SENTENCE_REPORT_HEAD_HOST),
        FIGURE(sentence_text(SENTENCE_WINDOW_HEAD_DELAY)),
        FIGURE(sentence_text(SENTENCE_WINDOW_HEAD_DURATION)),
        TEXT(SENTENCE_WINDOW_HEAD_FILTER),
    };

    add_table(&table, SENTENCE_WINDOW_CALLS_TITLE, "sipcode,table-calls", columns,
              G_N_ELEMENTS(columns));
}

static void add_causes(void)
{
    static struct report_table table = {.fill = fill_causes};
    const stat_tap_table_item columns[] = {
        NUMBER(SENTENCE_WINDOW_HEAD_PLACE),
        NUMBER(SENTENCE_REPORT_HEAD_CALLS),
        FIGURE(sentence_text(SENTENCE_WINDOW_HEAD_PERCENT)),
        TEXT(SENTENCE_REPORT_HEAD_CAUSE),
        TEXT(SENTENCE_REPORT_HEAD_OUTCOME),
        TEXT(SENTENCE_REPORT_HEAD_CODE),
        TEXT(SENTENCE_REPORT_HEAD_HOST),
        NUMBER(SENTENCE_REPORT_HEAD_FRAME),
        TEXT(SENTENCE_WINDOW_HEAD_FILTER),
    };

    add_table(&table, SENTENCE_WINDOW_CAUSES_TITLE, "sipcode,table-causes", columns,
              G_N_ELEMENTS(columns));
}

static void add_peers(void)
{
    static struct report_table table = {.fill = fill_peers};
    const stat_tap_table_item columns[] = {
        NUMBER(SENTENCE_WINDOW_HEAD_PLACE),
        TEXT(SENTENCE_WINDOW_HEAD_SOURCE),
        TEXT(SENTENCE_WINDOW_HEAD_DESTINATION),
        NUMBER(SENTENCE_WINDOW_HEAD_ATTEMPTS),
        FIGURE("ASR %"),
        FIGURE("NER %"),
        FIGURE("SER %"),
        FIGURE("SEER %"),
        FIGURE("ISA %"),
        NUMBER(SENTENCE_WINDOW_HEAD_MEDIAN),
        NUMBER(SENTENCE_WINDOW_HEAD_MOST),
        FIGURE(sentence_text(SENTENCE_WINDOW_HEAD_DURATION)),
        NUMBER(SENTENCE_REPORT_HEAD_REPEATED),
        TEXT(SENTENCE_WINDOW_HEAD_FILTER),
    };

    add_table(&table, SENTENCE_WINDOW_PEERS_TITLE, "sipcode,table-peers", columns,
              G_N_ELEMENTS(columns));
}

void report_tables_handoff(void)
{
    add_calls();
    add_causes();
    add_peers();
}
