/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Of the report: registrations, and who scans or guesses. */

#include "moment.h"
#include "reply_wording.h"
#include "report_section.h"
#include "wording.h"

#define MILLISECONDS INT64_C(1000000)

static char *count_attempts(const struct summary_registrations *all)
{
    g_autofree char *unclear = g_strdup_printf("%" G_GUINT64_FORMAT, all->unknown);

    return SENTENCE_WITH(SENTENCE_REPORT_REGISTRATION_COUNTS, value_clients((int64_t)all->clients),
                         value_total((int64_t)all->attempts),
                         value_registered((int64_t)all->registered),
                         value_refused((int64_t)all->refused),
                         value_silent((int64_t)all->unanswered), value_unclear(unclear));
}

static char *ratio_of(const struct summary_registrations *all)
{
    uint64_t known = all->attempts - all->unknown;
    g_autofree char *share =
        known > 0 ? wording_share(all->refused + all->unanswered, known) : g_strdup("-");

    return SENTENCE_WITH(SENTENCE_REPORT_RATIO_IRA, value_share(share));
}

static char *delays_of(const struct spread *delay)
{
    return delay->count == 0
               ? NULL
               : SENTENCE_WITH(SENTENCE_REPORT_REGISTRATION_DELAY,
                               value_median(0, spread_percentile(delay, 50) * MILLISECONDS),
                               value_slowest(0, spread_percentile(delay, 95) * MILLISECONDS));
}

/* What is to be done about several clients is said at the first one. */
static void write_clients(struct sheet *sheet, const struct summary *summary)
{
    g_autoptr(GPtrArray) clients = summary_clients(summary);
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);

    for (unsigned i = 0; i < clients->len && i < SECTION_ROWS; i++) {
        const struct summary_client *client = clients->pdata[i];

        sheet_take(sheet, "  - ", reply_client(summary, client));
        if (client->remedy && g_hash_table_add(told, (gpointer)client->remedy))
            sheet_take(sheet, "    ",
                       SENTENCE_WITH(SENTENCE_REPORT_FIRST_STEP, value_text(client->remedy)));
    }
    section_rest(sheet, clients->len);
}

void section_registrations(struct sheet *sheet, const struct summary *summary)
{
    const struct summary_registrations *all = &summary->registrations;

    if (all->attempts == 0)
        return;
    sheet_heading(sheet, sentence_text(SENTENCE_REPORT_REGISTRATIONS));
    sheet_take(sheet, SHEET_INDENT, count_attempts(all));
    section_count(sheet, SENTENCE_REPORT_NEVER_REGISTERED, all->never_registered);
    write_clients(sheet, summary);
    section_count(sheet, SENTENCE_REPORT_SEVERAL_CONTACTS, all->several_contacts);
    if (all->shortest > 0)
        sheet_take(sheet, SHEET_INDENT,
                   SENTENCE_WITH(SENTENCE_REPORT_SHORTEST_GRANTED, value_granted(all->shortest)));
    sheet_take(sheet, SHEET_INDENT, ratio_of(all));
    sheet_take(sheet, SHEET_INDENT, delays_of(&all->delay));
}

static char *scan_of(const struct summary *summary, const struct summary_scan *scan)
{
    g_autofree char *since = moment_render(scan->first);
    g_autofree char *place = wording_frame(summary, scan->frame, scan->file);

    return SENTENCE_WITH(SENTENCE_REPORT_SCAN, value_host(scan->source), value_id(scan->cause),
                         value_count((int64_t)scan->count), value_moment(since),
                         value_place(place));
}

static char *replies_to(const struct summary_scan *scan)
{
    g_autofree char *replies = reply_list(&scan->codes);

    return replies ? SENTENCE_WITH(SENTENCE_CENSUS_SCAN_REPLIES, value_text(replies)) : NULL;
}

void section_scans(struct sheet *sheet, const struct summary *summary)
{
    g_autoptr(GPtrArray) scans = summary_scans(summary);

    if (scans->len == 0)
        return;
    sheet_heading(sheet, sentence_text(SENTENCE_REPORT_SCANS));
    for (unsigned i = 0; i < scans->len && i < SECTION_ROWS; i++) {
        const struct summary_scan *scan = scans->pdata[i];

        sheet_take(sheet, "  - ", scan_of(summary, scan));
        if (scan->text)
            sheet_text(sheet, "    ", scan->text);
        sheet_take(sheet, "    ", replies_to(scan));
    }
    section_rest(sheet, scans->len);
    section_count(sheet, SENTENCE_REPORT_SCANNED_CALLS, summary->scanned);
}
