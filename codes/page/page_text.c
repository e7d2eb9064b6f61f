/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A page as text. */

#include "page.h"

#include "columns.h"
#include "sentence.h"

#include <string.h>

#define BOLD "\033[1m"
#define NORMAL "\033[0m"

/* Appends a text behind `lead`, whose width all further lines are indented by. */
static void append_wrapped(GString *out, const char *lead, const char *text, unsigned width)
{
    unsigned indent = columns_count(lead, strlen(lead));
    unsigned room = width > indent ? width - indent : 1;

    g_string_append(out, lead);
    for (size_t length; *text; text = columns_rest(text, length)) {
        length = width > 0 ? columns_break(text, room) : strlen(text);
        g_string_append_len(out, text, (gssize)length);
        if (text[length])
            g_string_append_printf(out, "\n%*s", (int)indent, "");
    }
    g_string_append_c(out, '\n');
}

static void append_bold(GString *out, const char *text, unsigned width, gboolean is_bold)
{
    g_string_append(out, is_bold ? BOLD : "");
    append_wrapped(out, "", text, width);
    g_string_insert(out, (gssize)out->len - 1, is_bold ? NORMAL : "");
}

static void append_heading(GString *out, const struct page_section *section, unsigned width,
                           gboolean is_bold)
{
    g_autofree char *about =
        section->subject ? SENTENCE_WITH(SENTENCE_PAGE_ABOUT, value_heading(section->heading),
                                         value_response(section->subject))
                         : NULL;

    g_string_append_c(out, '\n');
    if (section->heading)
        append_bold(out, about ? about : section->heading, width, is_bold);
}

static void append_section(GString *out, const struct page_section *section, unsigned width)
{
    for (unsigned i = 0; i < section->items->len; i++) {
        const struct page_item *item = section->items->pdata[i];
        g_autofree char *lead = section->style == PAGE_NUMBERED  ? g_strdup_printf("  %u. ", i + 1)
                                : section->style == PAGE_BULLETS ? g_strdup("  - ")
                                                                 : g_strdup("  ");

        append_wrapped(out, lead, item->text, width);
    }
}

char *page_render(const struct page *page, unsigned width, gboolean is_bold)
{
    GString *out = g_string_new(NULL);

    append_bold(out, page->title, width, is_bold);
    for (unsigned i = 0; i < page->sections->len; i++) {
        const struct page_section *section = page->sections->pdata[i];

        if (section->items->len == 0)
            continue;
        append_heading(out, section, width, is_bold);
        append_section(out, section, width);
    }
    return g_string_free(out, FALSE);
}
