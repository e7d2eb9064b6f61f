/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Times on the page of a report. */

#include "html_time.h"

#include "markup.h"
#include "moment.h"

#define DAY "%Y-%m-%d"
#define ZONE "%:z"

/* Whether the first and the last message have the same day, or zone. */
static bool is_common(const struct summary *summary, const char *format)
{
    g_autofree char *first = moment_format(summary->first, format);
    g_autofree char *last = moment_format(summary->last, format);

    return g_str_equal(first, last);
}

char *html_time_days(const struct summary *summary)
{
    g_autofree char *first = moment_format(summary->first, DAY);
    g_autofree char *last = moment_format(summary->last, DAY);

    return is_common(summary, DAY) ? g_strdup(first) : g_strjoin("/", first, last, NULL);
}

char *html_time_common(const struct summary *summary)
{
    if (summary->first == 0 || !is_common(summary, ZONE))
        return NULL;
    return moment_format(summary->first, is_common(summary, DAY) ? DAY " " ZONE : ZONE);
}

char *html_time_text(const struct summary *summary, int64_t time)
{
    if (!is_common(summary, ZONE))
        return moment_format(time, DAY " %H:%M:%S " ZONE);
    return moment_format(time, is_common(summary, DAY) ? "%H:%M:%S" : DAY " %H:%M:%S");
}

char *html_time_tick(const struct summary *summary, int64_t time)
{
    return moment_format(time, is_common(summary, DAY) ? "%H:%M:%S" : DAY " %H:%M");
}

void html_time(GString *out, const struct summary *summary, int64_t time)
{
    g_autofree char *text = html_time_text(summary, time);
    g_autofree char *moment = moment_render(time);
    g_autofree char *utc = moment_render_utc(time);

    markup_element(out, "time", text, "datetime", utc, "title", moment, NULL);
}

void html_time_cell(GString *out, const struct summary *summary, int64_t time)
{
    g_autofree char *utc = moment_render_utc(time);

    markup_open(out, "td", "class", "number", "data-key", utc, NULL);
    html_time(out, summary, time);
    markup_close(out, "td");
}
