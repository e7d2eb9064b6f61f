/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is written for a terminal. */

#include "sheet.h"

#include "columns.h"

#include <string.h>

/* Of a tag, a surrogate, or nothing at all: a terminal may take it as it likes. */
static gboolean is_unsafe(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
        return TRUE;
    default:
        return FALSE;
    }
}

char *sheet_escape(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_new(NULL);

    for (const char *c = valid; *c; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);

        if (!is_unsafe(character))
            g_string_append_unichar(out, character);
        else
            g_string_append_printf(out, character < 0x100 ? "\\x%02x" : "\\u%04x", character);
    }
    return g_string_free(out, FALSE);
}

void sheet_heading(struct sheet *sheet, const char *heading)
{
    g_autofree char *line = sheet_escape(heading);

    g_string_append_printf(sheet->out, "%s%s\n", sheet->out->len > 0 ? "\n" : "", line);
}

void sheet_text(struct sheet *sheet, const char *lead, const char *text)
{
    g_autofree char *escaped = sheet_escape(text);
    unsigned indent = columns_count(lead, strlen(lead));
    unsigned room = sheet->width > indent ? sheet->width - indent : 1;
    const char *rest = escaped;

    g_string_append(sheet->out, lead);
    for (size_t length; *rest; rest = columns_rest(rest, length)) {
        length = sheet->width > 0 ? columns_break(rest, room) : strlen(rest);
        g_string_append_len(sheet->out, rest, (gssize)length);
        if (rest[length])
            g_string_append_printf(sheet->out, "\n%*s", (int)indent, "");
    }
    g_string_append_c(sheet->out, '\n');
}

void sheet_take(struct sheet *sheet, const char *lead, char *text)
{
    if (text)
        sheet_text(sheet, lead, text);
    g_free(text);
}
