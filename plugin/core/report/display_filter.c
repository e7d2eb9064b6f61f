/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Filters of Wireshark that a report names. */

#include "display_filter.h"

#include <glib.h>

static void append_byte(GString *filter, unsigned char byte)
{
    if (byte == '"' || byte == '\\')
        g_string_append_printf(filter, "\\%c", byte);
    else if (g_ascii_isprint((char)byte))
        g_string_append_c(filter, (char)byte);
    else
        g_string_append_printf(filter, "\\x%02x", byte);
}

char *display_filter_of_call(const char *call_id)
{
    GString *filter = g_string_new("sip.Call-ID == \"");

    for (; call_id && *call_id; call_id++)
        append_byte(filter, (unsigned char)*call_id);
    g_string_append_c(filter, '"');
    return g_string_free(filter, FALSE);
}
