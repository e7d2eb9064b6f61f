/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Building a page and rendering it as text. */

#include "page.h"

#include <string.h>

#define BOLD "\033[1m"
#define NORMAL "\033[0m"

static void free_section(gpointer data)
{
    struct page_section *section = data;

    g_free(section->subject);
    g_ptr_array_unref(section->texts);
    g_free(section);
}

struct page *page_new(char *title)
{
    struct page *page = g_new(struct page, 1);

    page->title = title;
    page->sections = g_ptr_array_new_with_free_func(free_section);
    return page;
}

void page_free(struct page *page)
{
    g_free(page->title);
    g_ptr_array_unref(page->sections);
    g_free(page);
}

void page_begin(struct page *page, const char *heading, char *subject, enum page_style style)
{
    struct page_section *section = g_new(struct page_section, 1);

    section->heading = heading;
    section->subject = subject;
    section->style = style;
    section->texts = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(page->sections, section);
}

void page_add(struct page *page, char *text)
{
    struct page_section *section = page->sections->pdata[page->sections->len - 1];

    g_ptr_array_add(section->texts, text);
}

void page_add_all(struct page *page, const char *const *texts)
{
    for (; *texts; texts++)
        page_add(page, g_strdup(*texts));
}

/* How many columns a character takes on a terminal. */
static unsigned columns_of(gunichar c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

static unsigned width_of(const char *text, gsize length)
{
    unsigned width = 0;

    for (const char *c = text; c < text + length; c = g_utf8_next_char(c))
        width += columns_of(g_utf8_get_char(c));
    return width;
}

/* Appends a text behind `lead`, whose width all further lines are indented by. */
static void append_wrapped(GString *out, const char *lead, const char *text, unsigned width)
{
    unsigned indent = width_of(lead, strlen(lead)), column = indent;

    g_string_append(out, lead);
    while (*text) {
        gsize length = strcspn(text, " ");
        unsigned word = width_of(text, length);

        if (column > indent && width > 0 && column + 1 + word > width) {
            g_string_append_printf(out, "\n%*s", (int)indent, "");
            column = indent;
        } else if (column > indent) {
            g_string_append_c(out, ' ');
            column++;
        }
        g_string_append_len(out, text, (gssize)length);
        column += word;
        text += length + (text[length] == ' ');
    }
    g_string_append_c(out, '\n');
}

static void append_heading(GString *out, const struct page_section *section, gboolean is_bold)
{
    g_string_append_c(out, '\n');
    if (!section->heading)
        return;
    g_string_append_printf(out, "%s%s%s%s%s\n", is_bold ? BOLD : "", section->heading,
                           section->subject ? ": " : "", section->subject ? section->subject : "",
                           is_bold ? NORMAL : "");
}

static void append_section(GString *out, const struct page_section *section, unsigned width)
{
    for (unsigned i = 0; i < section->texts->len; i++) {
        g_autofree char *lead = section->style == PAGE_NUMBERED  ? g_strdup_printf("  %u. ", i + 1)
                                : section->style == PAGE_BULLETS ? g_strdup("  - ")
                                                                 : g_strdup("  ");

        append_wrapped(out, lead, section->texts->pdata[i], width);
    }
}

char *page_render(const struct page *page, unsigned width, gboolean is_bold)
{
    GString *out = g_string_new(NULL);

    g_string_append_printf(out, "%s%s%s\n", is_bold ? BOLD : "", page->title,
                           is_bold ? NORMAL : "");
    for (unsigned i = 0; i < page->sections->len; i++) {
        const struct page_section *section = page->sections->pdata[i];

        if (section->texts->len == 0)
            continue;
        append_heading(out, section, is_bold);
        append_section(out, section, width);
    }
    return g_string_free(out, FALSE);
}
