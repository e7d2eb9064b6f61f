/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The way of a message between the hosts of a ladder, drawn. */

#include "html_way.h"

#include "html_table.h"
#include "ladder_hosts.h"
#include "wording.h"

/* Where an arrow is, in pixels below the foot of its row. */
#define ARROW "-10"

/* The column of a host; -1 where there is no room for it. */
static int column_of(const GPtrArray *hosts, const char *host)
{
    unsigned place = ladder_place(hosts, host);

    return place < html_way_columns(hosts) ? (int)place : -1;
}

unsigned html_way_columns(const GPtrArray *hosts)
{
    return MIN(hosts->len, HTML_WAY_HOSTS);
}

static double middle_of(const GPtrArray *hosts, int column)
{
    return (column + 0.5) / html_way_columns(hosts);
}

static void append_line(GString *out, double from, double to, const char *top, const char *bottom,
                        const char *class_name)
{
    g_autofree char *x1 = html_place(from), *x2 = html_place(to);

    markup_empty(out, "line", "x1", x1, "x2", x2, "y1", top, "y2", bottom, "class", class_name,
                 NULL);
}

static void append_head(GString *out, double place, const char *path, const char *class_name)
{
    g_autofree char *x = html_place(place);

    markup_open(out, "svg", "x", x, "y", ARROW, "overflow", "visible", NULL);
    markup_empty(out, "path", "d", path, "class", class_name, NULL);
    markup_close(out, "svg");
}

/* From column to column at the foot of the row; from one to itself a loop. */
static void append_arrow(GString *out, const GPtrArray *hosts, int from, int to)
{
    double start = middle_of(hosts, from), end = middle_of(hosts, to);

    markup_open(out, "svg", "y", "100%", "overflow", "visible", NULL);
    if (from == to) {
        append_head(out, end, "M0 -8h26v8h-26", "loop");
        append_head(out, end, "M0 0l9 -4.5v9z", "tip");
    } else {
        append_line(out, start, end, ARROW, ARROW, "arrow");
        append_head(out, end, from < to ? "M0 0l-9 -4.5v9z" : "M0 0l9 -4.5v9z", "tip");
    }
    markup_close(out, "svg");
}

/* A text over columns, the first of which is 0; style.css has classes that number them from 1. */
static void append_label(GString *out, int first, int last, const char *text)
{
    g_autofree char *class_name = g_strdup_printf("label from-%d to-%d", first + 1, last + 1);

    markup_open(out, "p", "class", class_name, "aria-hidden", "true", NULL);
    markup_element(out, "span", text, NULL);
    markup_close(out, "p");
}

void html_way(GString *out, const GPtrArray *hosts, const struct summary_step *step,
              const char *label)
{
    int from = column_of(hosts, step->source);
    int to = column_of(hosts, step->destination);
    bool is_drawn = from >= 0 && to >= 0;
    g_autofree char *pair = wording_pair(step->source, step->destination);
    g_autofree char *text = g_strdup_printf("%s: %s", pair, label);

    markup_open(out, "div", "class", "way", NULL);
    markup_open(out, "svg", "role", "img", "aria-label", text, NULL);
    for (int i = 0; i < (int)html_way_columns(hosts); i++)
        append_line(out, middle_of(hosts, i), middle_of(hosts, i), "0", "100%", "life");
    if (is_drawn)
        append_arrow(out, hosts, from, to);
    markup_close(out, "svg");
    if (is_drawn)
        append_label(out, MIN(from, to), MAX(from, to), label);
    else
        append_label(out, 0, (int)html_way_columns(hosts) - 1, text);
    markup_close(out, "div");
}
