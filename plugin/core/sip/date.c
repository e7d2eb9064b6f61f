/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Date (RFC 3261 section 20.17). */

#include "date.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#define SECONDS_MAX (INT64_MAX / INT64_C(1000000000))

bool date_parse(struct slice value, int64_t *seconds)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    char text[32] = "", month[4], zone[4];
    int day, year, hour, minute, second;
    const char *place;

    memcpy(text, value.data, MIN(value.length, sizeof(text) - 1));
    if (sscanf(text, "%*3[A-Za-z], %2d %3[A-Za-z] %4d %2d:%2d:%2d %3s", &day, month, &year, &hour,
               &minute, &second, zone) != 7 ||
        strcmp(zone, "GMT") != 0 || !(place = strstr(months, month)) || (place - months) % 3 != 0)
        return false;
    g_autoptr(GDateTime) time =
        g_date_time_new_utc(year, (int)(place - months) / 3 + 1, day, hour, minute, second);
    int64_t read = time ? g_date_time_to_unix(time) : -1;
    if (read < 0 || read > SECONDS_MAX)
        return false;
    *seconds = read;
    return true;
}
