/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The report for a terminal: what comes first, and what comes then. */

#include "code.h"
#include "moment.h"
#include "report.h"
#include "report_section.h"
#include "verdict.h"
#include "wording.h"

void section_rest(struct sheet *sheet, uint64_t total)
{
    if (total > SECTION_ROWS)
        sheet_take(sheet, SHEET_INDENT,
                   SENTENCE_WITH(SENTENCE_REPORT_SHOWN, value_count(SECTION_ROWS),
                                 value_total((int64_t)total)));
}

void section_count(struct sheet *sheet, enum sentence sentence, uint64_t count)
{
    if (count > 0)
        sheet_take(sheet, SHEET_INDENT, SENTENCE_WITH(sentence, value_count((int64_t)count)));
}

void section_sentences(struct sheet *sheet, GPtrArray *sentences)
{
    for (unsigned i = 0; i < sentences->len; i++)
        sheet_text(sheet, SHEET_INDENT, sentences->pdata[i]);
    g_ptr_array_unref(sentences);
}

/* A capture that was not read from a file has no name, and no title. */
static void write_title(struct sheet *sheet, const struct summary *summary)
{
    unsigned files = summary->files->len;
    const char *file = files > 0 ? summary->files->pdata[0] : "";

    if (files > 1)
        sheet_take(sheet, "", SENTENCE_WITH(SENTENCE_REPORT_TITLE_FILES, value_total(files)));
    else if (*file)
        sheet_take(sheet, "", SENTENCE_WITH(SENTENCE_REPORT_TITLE, value_file(file)));
}

static void write_trust(struct sheet *sheet, const struct summary *summary)
{
    g_autofree char *first = moment_render(summary->first), *last = moment_render(summary->last);

    sheet_heading(sheet, sentence_text(SENTENCE_REPORT_TRUST));
    sheet_take(sheet, SHEET_INDENT,
               SENTENCE_WITH(SENTENCE_REPORT_PERIOD,
                             value_count((int64_t)(summary->requests + summary->responses)),
                             value_moment(first), value_ending(last)));
    section_sentences(sheet, verdict_doubts(summary));
}

/* "Failed" alone may be any call that did not come about. */
static char *name_outcome(enum call_outcome outcome)
{
    const char *name = wording_outcome(outcome);

    if (outcome == OUTCOME_REFUSED)
        return SENTENCE_WITH(SENTENCE_REPORT_REFUSED, value_label(name));
    if (outcome == OUTCOME_FAILED)
        return SENTENCE_WITH(SENTENCE_REPORT_FAILED, value_label(name));
    return g_strdup(name);
}

static void write_outcomes(struct sheet *sheet, const struct summary *summary)
{
    const struct table_column columns[] = {
        {sentence_text(SENTENCE_REPORT_HEAD_OUTCOME), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_CALLS), TABLE_RIGHT},
    };
    const struct counts *counts = &summary->counts;
    struct table *table = table_new(columns, G_N_ELEMENTS(columns));

    for (unsigned i = 0; i < WORDING_OUTCOMES; i++) {
        uint64_t count = counts->outcomes[wording_outcomes[i]];

        if (count == 0)
            continue;
        table_add(table, name_outcome(wording_outcomes[i]));
        table_add(table, wording_count_of(count, counts->attempts));
    }
    sheet_heading(sheet, sentence_text(SENTENCE_REPORT_OUTCOMES));
    table_write(table, sheet);
    section_count(sheet, SENTENCE_CENSUS_CALLS_OPEN,
                  counts->outcomes[OUTCOME_ANSWERED] -
                      MIN(counts->ended, counts->outcomes[OUTCOME_ANSWERED]));
}

static void write_codes(struct sheet *sheet, const struct summary *summary)
{
    const struct table_column columns[] = {
        {sentence_text(SENTENCE_REPORT_HEAD_CODE), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_RESPONSES), TABLE_RIGHT},
    };

    if (summary->responses == 0)
        return;
    struct table *table = table_new(columns, G_N_ELEMENTS(columns));
    for (unsigned code = 0; code < SUMMARY_CODES; code++) {
        if (summary->codes[code] == 0)
            continue;
        table_add(table, g_strdup_printf("%03u %s", code, code_explain(code)->name));
        table_add(table, g_strdup_printf("%" G_GUINT64_FORMAT, summary->codes[code]));
    }
    sheet_heading(sheet, sentence_text(SENTENCE_REPORT_CODES));
    table_write(table, sheet);
    sheet_text(sheet, SHEET_INDENT, sentence_text(SENTENCE_REPORT_CODES_ARE));
}

static void write_all(struct sheet *sheet, const struct summary *summary)
{
    sheet_heading(sheet, sentence_text(SENTENCE_REPORT_VERDICT));
    section_sentences(sheet, verdict_sentences(summary));
    write_trust(sheet, summary);
    section_timeline(sheet, summary);
    section_causes(sheet, summary);
    if (summary->counts.attempts > 0)
        write_outcomes(sheet, summary);
    section_peers(sheet, summary);
    section_failed_calls(sheet, summary);
    section_registrations(sheet, summary);
    section_keepalives(sheet, summary);
    section_scans(sheet, summary);
    write_codes(sheet, summary);
    if (summary->counts.attempts > 0)
        section_definitions(sheet);
}

char *report_text(const struct summary *summary, unsigned width)
{
    struct sheet sheet = {g_string_new(NULL), width};

    write_title(&sheet, summary);
    if (summary->requests + summary->responses > 0) {
        write_all(&sheet, summary);
    } else {
        sheet_text(&sheet, SHEET_INDENT, sentence_text(SENTENCE_REPORT_NOTHING));
        if (summary->doubts[DOUBT_ENCRYPTED] > 0 || summary->doubts[DOUBT_UNREAD] > 0)
            section_sentences(&sheet, verdict_doubts(summary));
    }
    return g_string_free(sheet.out, FALSE);
}
