/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Times as reports print them. */

#include "moment.h"

#include <glib.h>

#define SECONDS INT64_C(1000000000)
#define MILLISECONDS INT64_C(1000000)

char *moment_format(int64_t time, const char *format)
{
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_local(time / SECONDS);

    return g_date_time_format(date, format);
}

char *moment_render(int64_t time)
{
    g_autofree char *day = moment_render_brief(time);
    g_autofree char *zone = moment_format(time, "%:z");

    return g_strdup_printf("%s.%03d %s", day, (int)(time % SECONDS / MILLISECONDS), zone);
}

char *moment_render_brief(int64_t time)
{
    return moment_format(time, "%Y-%m-%d %H:%M:%S");
}

char *moment_render_utc(int64_t time)
{
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(time / SECONDS);
    g_autofree char *day = g_date_time_format(date, "%Y-%m-%dT%H:%M:%S");

    return g_strdup_printf("%s.%09dZ", day, (int)(time % SECONDS));
}
