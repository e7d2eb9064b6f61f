/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Of the report: when calls were attempted, and how many of them failed. */

#include "moment.h"
#include "report_section.h"

#define SECONDS INT64_C(1000000000)
#define LINES_MAX 12

/* Fewer calls, or calls in one stretch of time, are told by the other sections. */
#define CALLS_MIN 10
#define LINES_MIN 3

/* Of the longest bar, and of what stands before it, in most languages. */
#define BAR_WIDTH 24
#define COLUMNS_BEFORE 42

/* "##====": each # or = is of at most `scale` calls; one that failed is always seen. */
static char *draw_bar(struct timeline_part part, uint32_t scale)
{
    uint32_t length = (part.attempts + scale - 1) / scale;
    uint32_t failed = MIN((part.failures + scale - 1) / scale, length);
    g_autofree char *first = g_strnfill(failed, '#'), *others = g_strnfill(length - failed, '=');

    return g_strconcat(first, others, NULL);
}

static char *digits(uint32_t count)
{
    return g_strdup_printf("%u", count);
}

static void add_line(struct table *table, const struct timeline *timeline, unsigned i,
                     uint32_t scale)
{
    struct timeline_part part = timeline->parts[i];

    table_add(table,
              moment_render_brief((timeline->start + (int64_t)i * timeline->width) * SECONDS));
    table_add(table, digits(part.attempts));
    table_add(table, digits(part.failures));
    table_add(table, draw_bar(part, scale));
}

static uint32_t find_most(const struct timeline *timeline)
{
    uint32_t most = 0;

    for (unsigned i = 0; i < timeline->count; i++)
        most = MAX(most, timeline->parts[i].attempts);
    return most;
}

static void write_lines(struct sheet *sheet, const struct timeline *timeline)
{
    const struct table_column columns[] = {
        {sentence_text(SENTENCE_REPORT_HEAD_START), TABLE_LEFT},
        {sentence_text(SENTENCE_REPORT_HEAD_CALLS), TABLE_RIGHT},
        {sentence_text(SENTENCE_HTML_FAILED), TABLE_RIGHT},
        {"", TABLE_LEFT},
    };
    struct table *table = table_new(columns, G_N_ELEMENTS(columns));
    unsigned room = sheet->width > COLUMNS_BEFORE ? sheet->width - COLUMNS_BEFORE : 1;
    uint32_t most = find_most(timeline);
    uint32_t bar = sheet->width == 0 ? BAR_WIDTH : MIN(room, BAR_WIDTH);

    for (unsigned i = 0; i < timeline->count; i++)
        add_line(table, timeline, i, (most + bar - 1) / bar);
    table_write(table, sheet);
}

void section_timeline(struct sheet *sheet, const struct summary *summary)
{
    struct timeline timeline = summary->timeline;

    timeline_shorten(&timeline, LINES_MAX);
    if (summary->counts.attempts < CALLS_MIN || timeline.count < LINES_MIN)
        return;
    sheet_heading(sheet, sentence_text(SENTENCE_REPORT_TIMELINE));
    write_lines(sheet, &timeline);
    sheet_take(sheet, SHEET_INDENT,
               SENTENCE_WITH(SENTENCE_REPORT_BARS, value_after(0, timeline.width * SECONDS)));
}
