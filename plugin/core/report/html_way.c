/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The way of a message between the hosts of a ladder, drawn. */

#include "html_way.h"

#include "html_table.h"
#include "ladder_hosts.h"
#include "wording.h"

#include <string.h>

/* How much of a label has room between two columns. */
#define LABEL_LENGTH 22

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

    markup_open(out, "svg", "x", x, "y", "28", "overflow", "visible", NULL);
    markup_empty(out, "path", "d", path, "class", class_name, NULL);
    markup_close(out, "svg");
}

/* From column to column; from one to itself a loop. */
static void append_arrow(GString *out, const GPtrArray *hosts, int from, int to)
{
    double start = middle_of(hosts, from), end = middle_of(hosts, to);

    if (from == to) {
        append_head(out, end, "M0 -8h26v8h-26", "loop");
        append_head(out, end, "M0 0l9 -4.5v9z", "tip");
        return;
    }
    append_line(out, start, end, "28", "28", "arrow");
    append_head(out, end, from < to ? "M0 0l-9 -4.5v9z" : "M0 0l9 -4.5v9z", "tip");
}

/* What of a label has room between columns. The caller frees it. */
static char *cut(const char *label, int columns)
{
    glong room = (glong)LABEL_LENGTH * MAX(columns, 1);
    g_autofree char *valid = g_utf8_make_valid(label, -1);

    if (g_utf8_strlen(valid, -1) <= room)
        return g_strdup(label);
    g_autofree char *start = g_utf8_substring(valid, 0, room - 1);
    return g_strconcat(start, "\xe2\x80\xa6", NULL);
}

/* How many columns its arrow crosses. */
static int distance_of(const GPtrArray *hosts, const struct summary_step *step)
{
    return ABS(column_of(hosts, step->source) - column_of(hosts, step->destination));
}

bool html_way_has_room(const GPtrArray *hosts, const struct summary_step *step, const char *label)
{
    g_autofree char *shown = cut(label, distance_of(hosts, step));

    return strcmp(shown, label) == 0;
}

void html_way(GString *out, const GPtrArray *hosts, const struct summary_step *step,
              const char *label)
{
    int from = column_of(hosts, step->source);
    int to = column_of(hosts, step->destination);
    g_autofree char *pair = wording_pair(step->source, step->destination);
    g_autofree char *text = g_strdup_printf("%s: %s", pair, label);

    markup_open(out, "div", "class", "way", NULL);
    markup_open(out, "svg", "role", "img", "aria-label", text, NULL);
    for (int i = 0; i < (int)html_way_columns(hosts); i++)
        append_line(out, middle_of(hosts, i), middle_of(hosts, i), "0", "100%", "life");
    if (from >= 0 && to >= 0) {
        g_autofree char *x = html_place((middle_of(hosts, from) + middle_of(hosts, to)) / 2);
        g_autofree char *shown = cut(label, distance_of(hosts, step));

        append_arrow(out, hosts, from, to);
        markup_element(out, "text", shown, "x", x, "y", "20", "text-anchor", "middle", NULL);
    } else {
        markup_element(out, "text", text, "x", "0", "y", "20", NULL);
    }
    markup_close(out, "svg");
    markup_close(out, "div");
}
