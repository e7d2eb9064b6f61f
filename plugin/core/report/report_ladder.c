/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The messages of one call, for a terminal. */

#include "columns.h"
#include "ladder_hosts.h"
#include "report.h"
#include "sentence.h"
#include "sheet.h"

#include <stdbool.h>
#include <string.h>

#define WIDTH 80
#define SECONDS 1e9

/* Before the first host: "    0.000      12  ". */
#define MARGIN 18
#define BELOW "                  "

/* Between two hosts that are drawn beside each other; below that there is no room for labels. */
#define GAP_MIN 16
#define GAP_MAX 40

/* "A", or "A1" behind the last bar. */
#define LETTERS_WIDTH 2

struct drawing {
    struct sheet sheet;
    GPtrArray *hosts;
    unsigned gap; /* columns from one host to the next; 0 where they are not drawn */
    bool has_letters;
    int64_t start;
};

static unsigned width_of(const char *text)
{
    return columns_count(text, strlen(text));
}

static unsigned widest(const GPtrArray *hosts)
{
    unsigned width = 0;

    for (unsigned i = 0; i < hosts->len; i++)
        width = MAX(width, width_of(hosts->pdata[i]));
    return width;
}

/* From one host to the next, where the last one takes `last` columns; 0 where that is too little.
 */
static unsigned gap_of(const struct drawing *drawing, unsigned last, unsigned least)
{
    unsigned room = drawing->sheet.width > MARGIN + last ? drawing->sheet.width - MARGIN - last : 0;
    unsigned gap = drawing->hosts->len > 1 ? room / (drawing->hosts->len - 1) : 0;

    return gap < least ? 0 : MIN(gap, MAX(least, GAP_MAX));
}

/* Hosts stand by their names where all have room, else by letters; else nothing is drawn. */
static void lay_out(struct drawing *drawing)
{
    unsigned names = widest(drawing->hosts);

    drawing->gap = gap_of(drawing, names, MAX(GAP_MIN, names + 2));
    drawing->has_letters = drawing->gap == 0;
    if (drawing->has_letters)
        drawing->gap = gap_of(drawing, LETTERS_WIDTH, GAP_MIN);
}

/* What stands for a host; the caller frees it. */
static char *host_of(const struct drawing *drawing, unsigned place)
{
    return drawing->has_letters ? ladder_letter(place) : sheet_escape(drawing->hosts->pdata[place]);
}

static void write_legend(struct drawing *drawing)
{
    for (unsigned i = 0; drawing->has_letters && i < drawing->hosts->len; i++) {
        g_autofree char *letter = ladder_letter(i);
        g_autofree char *line =
            g_strdup_printf("%s = %s", letter, (char *)drawing->hosts->pdata[i]);

        sheet_text(&drawing->sheet, SHEET_INDENT, line);
    }
}

static void pad_to(GString *out, unsigned column, unsigned wanted)
{
    g_string_append_printf(out, "%*s", (int)(wanted > column ? wanted - column : 0), "");
}

static void write_names(struct drawing *drawing)
{
    GString *out = drawing->sheet.out;
    unsigned column = 0;

    for (unsigned i = 0; drawing->gap > 0 && i < drawing->hosts->len; i++) {
        g_autofree char *name = host_of(drawing, i);

        pad_to(out, column, MARGIN + i * drawing->gap);
        g_string_append(out, name);
        column = MARGIN + i * drawing->gap + width_of(name);
    }
    if (column > 0)
        g_string_append_c(out, '\n');
}

/* Whether a label, the spaces beside it, two dashes and a head have room in so many columns. */
static bool has_room(const char *label, unsigned width)
{
    return width_of(label) + 5 <= width;
}

/* "--- INVITE --->" of so many columns; of a label that is too long its first word, or nothing. */
static char *draw_arrow(const char *label, unsigned width, bool to_right)
{
    g_autofree char *word = g_strndup(label, strcspn(label, " "));
    const char *shown = has_room(label, width) ? label : has_room(word, width) ? word : "";
    const char *space = *shown ? " " : "";
    unsigned dashes = width - 1 - width_of(shown) - (*shown ? 2 : 0);
    g_autofree char *left = g_strnfill(dashes / 2, '-');
    g_autofree char *right = g_strnfill(dashes - dashes / 2, '-');

    return g_strconcat(to_right ? "" : "<", left, space, shown, space, right, to_right ? ">" : "",
                       NULL);
}

/* The line of a step below the names: bars, and the arrow between two of them. The label stands
 * below where the arrow is too short for it. */
static void draw(struct drawing *drawing, const char *label, unsigned from, unsigned to)
{
    GString *out = drawing->sheet.out;
    unsigned first = MIN(from, to), last = MAX(from, to);
    unsigned width = (last - first) * drawing->gap - 1;
    g_autofree char *arrow = draw_arrow(label, width, from < to);

    for (unsigned i = 0; i < drawing->hosts->len; i++) {
        if (i > first && i < last)
            continue;
        g_string_append_c(out, '|');
        if (i == first)
            g_string_append(out, arrow);
        else if (i + 1 < drawing->hosts->len)
            pad_to(out, 0, drawing->gap - 1);
    }
    g_string_append_c(out, '\n');
    if (!has_room(label, width))
        sheet_text(&drawing->sheet, BELOW, label);
}

/* The line of a step where hosts are not drawn: "A -> B  INVITE". */
static void list(struct drawing *drawing, const char *lead, const char *label, unsigned from,
                 unsigned to)
{
    g_autofree char *source = host_of(drawing, from), *destination = host_of(drawing, to);
    g_autofree char *text = g_strdup_printf("%s -> %s  %s", source, destination, label);

    sheet_text(&drawing->sheet, lead, text);
}

static void write_step(struct drawing *drawing, const struct summary_step *step)
{
    g_autofree char *raw = ladder_label(step);
    g_autofree char *label = sheet_escape(raw);
    unsigned from = ladder_place(drawing->hosts, step->source);
    unsigned to = ladder_place(drawing->hosts, step->destination);
    char seconds[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(seconds, sizeof(seconds), "%.3f",
                    (double)(step->time - drawing->start) / SECONDS);
    g_autofree char *lead = g_strdup_printf("%9s%7u  ", seconds, step->frame);
    if (drawing->gap > 0 && from != to) {
        g_string_append(drawing->sheet.out, lead);
        draw(drawing, label, from, to);
    } else {
        list(drawing, lead, label, from, to);
    }
    if (step->text)
        sheet_text(&drawing->sheet, BELOW, step->text);
}

char *report_ladder(const struct summary_ladder *ladder, unsigned width)
{
    g_autoptr(GPtrArray) hosts = ladder_hosts(ladder);
    const struct summary_step *steps = (const struct summary_step *)(void *)ladder->steps->data;
    struct drawing drawing = {.sheet = {g_string_new(NULL), width > 0 ? width : WIDTH},
                              .hosts = hosts,
                              .start = ladder->steps->len > 0 ? steps[0].time : 0};

    sheet_take(&drawing.sheet, "",
               SENTENCE_WITH(SENTENCE_REPORT_LADDER_OF, value_id(ladder->call_id)));
    lay_out(&drawing);
    write_legend(&drawing);
    write_names(&drawing);
    for (unsigned i = 0; i < ladder->steps->len; i++)
        write_step(&drawing, &steps[i]);
    if (ladder->left_out > 0)
        sheet_take(
            &drawing.sheet, "",
            SENTENCE_WITH(SENTENCE_REPORT_STEPS_LEFT_OUT, value_count((int64_t)ladder->left_out)));
    return g_string_free(drawing.sheet.out, FALSE);
}
