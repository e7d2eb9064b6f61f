/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When there were calls, and how many of them failed, as a drawing and as a table. */

#include "html_parts.h"
#include "html_table.h"
#include "html_time.h"

/* Pixels from the top of the drawing; across it, places are shares of its width. */
#define TOP 18
#define BOTTOM 160
#define TICK_TEXT 178

/* A drawing has room for so many bars at least, or few would be very wide. */
#define BARS_MIN 24

/* A bar leaves room for the next one. */
#define BAR_SHARE 0.86

#define TICKS 2
#define SECONDS INT64_C(1000000000)

struct drawing {
    const struct timeline *timeline;
    unsigned bars;
    uint32_t most; /* attempts in a part */
};

static void append_text(GString *out, const char *x, int y, const char *anchor, const char *text)
{
    g_autofree char *place = g_strdup_printf("%d", y);

    markup_element(out, "text", text, "x", x, "y", place, "text-anchor", anchor, NULL);
}

static int height_of(const struct drawing *drawing, uint32_t count)
{
    int height = (int)((uint64_t)count * (BOTTOM - TOP) / drawing->most);

    return count > 0 ? MAX(height, 2) : 0;
}

static void append_bar(GString *out, const struct drawing *drawing, unsigned i, uint32_t count,
                       const char *class_name)
{
    int height = height_of(drawing, count);
    g_autofree char *x = html_place(i / (double)drawing->bars);
    g_autofree char *width = html_place(BAR_SHARE / drawing->bars);
    g_autofree char *top = g_strdup_printf("%d", BOTTOM - height);
    g_autofree char *pixels = g_strdup_printf("%d", height);

    if (count > 0)
        markup_empty(out, "rect", "x", x, "y", top, "width", width, "height", pixels, "class",
                     class_name, NULL);
}

static void append_line(GString *out, const struct drawing *drawing, uint32_t count)
{
    g_autofree char *y = g_strdup_printf("%d", BOTTOM - height_of(drawing, count));
    g_autofree char *digits = g_strdup_printf("%u", count);

    markup_empty(out, "line", "x1", "0", "x2", "100%", "y1", y, "y2", y, NULL);
    append_text(out, "0", BOTTOM - height_of(drawing, count) - 4, "start", digits);
}

/* What bars stand on. */
static void append_axis(GString *out)
{
    g_autofree char *y = g_strdup_printf("%d", BOTTOM);

    markup_empty(out, "line", "x1", "0", "x2", "100%", "y1", y, "y2", y, NULL);
}

static char *tick_text(const struct summary *summary, int64_t seconds)
{
    return html_time_tick(summary, seconds * SECONDS);
}

static void append_ticks(GString *out, const struct summary *summary, const struct drawing *drawing)
{
    static const char *const anchors[TICKS + 1] = {"start", "middle", "end"};
    const struct timeline *timeline = drawing->timeline;

    for (int i = 0; i <= TICKS; i++) {
        g_autofree char *x = html_place(i / (double)TICKS);
        g_autofree char *text =
            tick_text(summary, timeline->start + timeline->width * drawing->bars * i / TICKS);

        append_text(out, x, TICK_TEXT, anchors[i], text);
    }
}

static void append_drawing(GString *out, const struct summary *summary,
                           const struct drawing *drawing, const char *text)
{
    const struct timeline *timeline = drawing->timeline;

    markup_open(out, "svg", "class", "timeline", "role", "img", "aria-label", text, NULL);
    append_line(out, drawing, drawing->most);
    if (drawing->most % 2 == 0)
        append_line(out, drawing, drawing->most / 2);
    for (unsigned i = 0; i < timeline->count; i++) {
        append_bar(out, drawing, i, timeline->parts[i].attempts, "others");
        append_bar(out, drawing, i, timeline->parts[i].failures, "failed");
    }
    append_axis(out);
    append_ticks(out, summary, drawing);
    markup_close(out, "svg");
}

static void append_table(GString *out, const struct summary *summary)
{
    static const struct html_column columns[] = {
        {.head = SENTENCE_REPORT_HEAD_START, .is_time = true},
        {.head = SENTENCE_REPORT_HEAD_CALLS, .is_number = true},
        {.head = SENTENCE_HTML_FAILED, .is_number = true},
    };
    const struct timeline *timeline = &summary->timeline;

    markup_open(out, "details", NULL);
    markup_element(out, "summary", sentence_text(SENTENCE_HTML_AS_TABLE), NULL);
    html_table_begin(out, summary, SENTENCE_REPORT_TIMELINE, columns, G_N_ELEMENTS(columns));
    for (unsigned i = 0; i < timeline->count; i++) {
        g_autofree char *start = tick_text(summary, timeline->start + (int64_t)i * timeline->width);

        if (timeline->parts[i].attempts == 0)
            continue;
        html_row(out, start);
        html_cell_number(out, timeline->parts[i].attempts);
        html_cell_number(out, timeline->parts[i].failures);
        html_row_end(out);
    }
    html_table_end(out);
    markup_close(out, "details");
}

/* What the drawing shows, for who does not see it. */
static char *describe(const struct summary *summary, const struct drawing *drawing)
{
    const struct timeline *timeline = drawing->timeline;
    unsigned peak = 0, worst = 0;

    for (unsigned i = 1; i < timeline->count; i++) {
        if (timeline->parts[i].attempts > timeline->parts[peak].attempts)
            peak = i;
        if (timeline->parts[i].failures > timeline->parts[worst].failures)
            worst = i;
    }
    g_autofree char *most = tick_text(summary, timeline->start + (int64_t)peak * timeline->width);
    g_autofree char *failed =
        tick_text(summary, timeline->start + (int64_t)worst * timeline->width);
    if (timeline->parts[worst].failures == 0)
        return SENTENCE_WITH(SENTENCE_HTML_BARS, value_after(0, timeline->width * SECONDS),
                             value_count(timeline->parts[peak].attempts), value_moment(most));
    return SENTENCE_WITH(SENTENCE_HTML_BARS_FAILED, value_after(0, timeline->width * SECONDS),
                         value_count(timeline->parts[peak].attempts), value_moment(most),
                         value_silent(timeline->parts[worst].failures), value_ending(failed));
}

void html_timeline(GString *out, const struct summary *summary)
{
    const struct timeline *timeline = &summary->timeline;
    struct drawing drawing = {timeline, MAX(timeline->count, BARS_MIN), 1};

    if (timeline->count == 0)
        return;
    for (unsigned i = 0; i < timeline->count; i++)
        drawing.most = MAX(drawing.most, timeline->parts[i].attempts);
    g_autofree char *text = describe(summary, &drawing);
    g_autofree char *common = html_time_common(summary);
    markup_open(out, "figure", NULL);
    append_drawing(out, summary, &drawing, text);
    markup_open(out, "figcaption", NULL);
    markup_element(out, "span", sentence_text(SENTENCE_HTML_FAILED), "class", "failed", NULL);
    markup_element(out, "span", sentence_text(SENTENCE_HTML_OTHERS), "class", "others", NULL);
    if (common)
        markup_element(out, "span", common, NULL);
    markup_element(out, "span", text, NULL);
    markup_close(out, "figcaption");
    markup_close(out, "figure");
    append_table(out, summary);
}
