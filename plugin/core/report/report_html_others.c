/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the page of a report says of all that is no call: registrations, scans, codes. */

#include "html_parts.h"
#include "html_table.h"
#include "html_time.h"
#include "reply_wording.h"
#include "wording.h"

#define SCANS_SHOWN 100
#define CLIENTS_SHOWN 100
#define MILLISECONDS INT64_C(1000000)

static void append_item(GString *out, char *text)
{
    markup_element(out, "li", text, NULL);
    g_free(text);
}

static void append_count(GString *out, enum sentence sentence, uint64_t count)
{
    if (count > 0)
        append_item(out, SENTENCE_WITH(sentence, value_count((int64_t)count)));
}

static void append_ratio(GString *out, const struct summary_registrations *registrations)
{
    uint64_t bad = registrations->refused + registrations->unanswered;
    uint64_t whole = bad + registrations->registered;
    g_autofree char *share = wording_share(bad, whole);

    if (whole > 0)
        append_item(out, SENTENCE_WITH(SENTENCE_REPORT_RATIO_IRA, value_share(share)));
}

static void append_delay(GString *out, const struct spread *delay)
{
    if (delay->count == 0)
        return;
    append_item(out, SENTENCE_WITH(SENTENCE_REPORT_REGISTRATION_DELAY,
                                   value_median(0, spread_percentile(delay, 50) * MILLISECONDS),
                                   value_slowest(0, spread_percentile(delay, 95) * MILLISECONDS)));
}

static void append_client(GString *out, const struct summary *summary,
                          const struct summary_client *client, const char *remedy)
{
    g_autofree char *text = reply_client(summary, client);
    g_autofree char *step =
        remedy ? SENTENCE_WITH(SENTENCE_REPORT_FIRST_STEP, value_text(remedy)) : NULL;

    markup_open(out, "li", NULL);
    markup_text(out, text);
    if (step)
        markup_element(out, "p", step, "class", "remedy", NULL);
    markup_close(out, "li");
}

/* The rest is in the count before it. What is to be done about several is said at the first one. */
static void append_clients(GString *out, const struct summary *summary)
{
    g_autoptr(GPtrArray) clients = summary_clients(summary);
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);

    for (unsigned i = 0; i < clients->len && i < CLIENTS_SHOWN; i++) {
        const struct summary_client *client = clients->pdata[i];
        bool is_new = client->remedy && g_hash_table_add(told, (gpointer)client->remedy);

        append_client(out, summary, client, is_new ? client->remedy : NULL);
    }
}

void html_registrations(GString *out, const struct summary *summary)
{
    const struct summary_registrations *registrations = &summary->registrations;
    g_autofree char *unclear = g_strdup_printf("%" G_GUINT64_FORMAT, registrations->unknown);

    if (registrations->attempts == 0)
        return;
    markup_open(out, "ul", NULL);
    append_item(out, SENTENCE_WITH(SENTENCE_REPORT_REGISTRATION_COUNTS,
                                   value_clients((int64_t)registrations->clients),
                                   value_total((int64_t)registrations->attempts),
                                   value_registered((int64_t)registrations->registered),
                                   value_refused((int64_t)registrations->refused),
                                   value_silent((int64_t)registrations->unanswered),
                                   value_unclear(unclear)));
    append_count(out, SENTENCE_REPORT_NEVER_REGISTERED, registrations->never_registered);
    append_clients(out, summary);
    append_count(out, SENTENCE_REPORT_SEVERAL_CONTACTS, registrations->several_contacts);
    if (registrations->shortest > 0)
        append_item(out, SENTENCE_WITH(SENTENCE_REPORT_SHORTEST_GRANTED,
                                       value_granted(registrations->shortest)));
    append_ratio(out, registrations);
    append_delay(out, &registrations->delay);
    markup_close(out, "ul");
}

static void append_scan(GString *out, const struct summary *summary,
                        const struct summary_scan *scan)
{
    html_row_name(out, scan->source);
    html_cell_name(out, scan->cause);
    html_cell_number(out, scan->count);
    html_time_cell(out, summary, scan->first);
    html_time_cell(out, summary, scan->last);
    html_cell_frame(out, summary, scan->frame, scan->file);
    html_cell(out, scan->text);
    html_row_end(out);
}

static void append_scans(GString *out, const struct summary *summary, const GPtrArray *scans)
{
    static const struct html_column columns[] = {
        {.head = SENTENCE_REPORT_HEAD_HOST},
        {.head = SENTENCE_REPORT_HEAD_CAUSE},
        {.head = SENTENCE_REPORT_HEAD_COUNT, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_SINCE, .is_time = true},
        {.head = SENTENCE_HTML_UNTIL, .is_time = true},
        {.head = SENTENCE_REPORT_HEAD_FRAME, .is_number = true},
        {.head = SENTENCE_HTML_LAST_SEEN},
    };
    unsigned count = MIN(scans->len, SCANS_SHOWN);

    if (count == 0)
        return;
    html_shown(out, SENTENCE_HTML_SHOWN_FREQUENT, count, scans->len);
    html_on_paper(out, HTML_ROWS_ON_PAPER, count);
    html_table_begin(out, summary, SENTENCE_REPORT_SCANS, columns, G_N_ELEMENTS(columns));
    for (unsigned i = 0; i < count; i++)
        append_scan(out, summary, scans->pdata[i]);
    html_table_end(out);
}

void html_scans(GString *out, const struct summary *summary)
{
    g_autoptr(GPtrArray) scans = summary_scans(summary);
    g_autofree char *text =
        SENTENCE_WITH(SENTENCE_REPORT_SCANNED_CALLS, value_count((int64_t)summary->scanned));

    if (scans->len == 0 && summary->scanned == 0)
        return;
    if (summary->scanned > 0)
        markup_element(out, "p", text, NULL);
    append_scans(out, summary, scans);
}

static unsigned count_codes(const struct summary *summary)
{
    unsigned count = 0;

    for (unsigned code = 0; code < SUMMARY_CODES; code++)
        count += summary->codes[code] > 0;
    return count;
}

void html_codes(GString *out, const struct summary *summary)
{
    static const struct html_column columns[] = {
        {.head = SENTENCE_REPORT_HEAD_CODE},
        {.head = SENTENCE_REPORT_HEAD_RESPONSES, .is_number = true},
        {.head = SENTENCE_REPORT_HEAD_SHARE, .is_number = true},
    };

    if (summary->responses == 0)
        return;
    markup_element(out, "p", sentence_text(SENTENCE_REPORT_CODES_ARE), NULL);
    html_on_paper(out, HTML_ROWS_ON_PAPER, count_codes(summary));
    html_table_begin(out, summary, SENTENCE_REPORT_CODES, columns, G_N_ELEMENTS(columns));
    for (unsigned code = 0; code < SUMMARY_CODES; code++) {
        g_autofree char *name = wording_response(code);

        if (summary->codes[code] == 0)
            continue;
        html_row(out, name);
        html_cell_number(out, summary->codes[code]);
        html_cell_percent(out, (struct share){summary->codes[code], summary->responses});
        html_row_end(out);
    }
    html_table_end(out);
}
