/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Text and pages in roff. */

#include "roff.h"

#include "columns.h"
#include "page.h"

/* A line that begins so would be a control line. */
static void guard_line(GString *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        g_string_append(out, "\\&");
}

/* Formatters know of no other end of a line than a space. */
static void append_end_of_line(GString *out, const char *text, const char *next)
{
    gboolean is_first_byte = ((unsigned char)*next & 0xc0) != 0x80;

    if (is_first_byte && columns_ends_before(text, next))
        g_string_append(out, "\\:");
}

static void append_char(GString *out, const char *text, const char *at)
{
    char c = *at;

    append_end_of_line(out, text, at);
    if (c == '\\')
        g_string_append(out, "\\e");
    else if (c == '-')
        g_string_append(out, "\\-");
    else
        g_string_append_c(out, c);
}

void roff_append(GString *out, const char *text)
{
    guard_line(out, text);
    for (const char *c = text; *c; c++)
        append_char(out, text, c);
    g_string_append_c(out, '\n');
}

void roff_append_marked(GString *out, const char *text)
{
    char mark = '\0'; /* the one that is open */

    guard_line(out, text);
    for (const char *c = text; *c; c++) {
        gboolean is_open = mark != '\0';

        if (is_open ? *c != mark : *c != '*' && *c != '_') {
            append_char(out, text, c);
            continue;
        }
        g_string_append(out, is_open ? "\\fR" : *c == '*' ? "\\fB" : "\\fI");
        if (is_open)
            mark = '\0';
        else
            mark = *c;
    }
    g_string_append_c(out, '\n');
}

static void append_item(GString *out, const struct page_section *section, unsigned i)
{
    const struct page_item *item = section->items->pdata[i];

    if (section->style == PAGE_NUMBERED)
        g_string_append_printf(out, ".IP %u. 4\n", i + 1);
    else if (section->style == PAGE_BULLETS)
        g_string_append(out, ".IP \\(bu 4\n");
    else if (section->heading || i > 0)
        g_string_append(out, ".br\n");
    roff_append(out, item->text);
}

/* A subsection is about one code: its sections name no other subject. */
static void append_section(GString *out, const struct page_section *section)
{
    if (section->items->len == 0)
        return;
    if (section->heading)
        g_string_append_printf(out, ".PP\n.I \"%s\"\n", section->heading);
    for (unsigned i = 0; i < section->items->len; i++)
        append_item(out, section, i);
}

char *page_render_roff(const struct page *page)
{
    GString *out = g_string_new(NULL);

    g_string_append_printf(out, ".SS \"%s\"\n", page->title);
    for (unsigned i = 0; i < page->sections->len; i++)
        append_section(out, page->sections->pdata[i]);
    return g_string_free(out, FALSE);
}
