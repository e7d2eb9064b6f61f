/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Building a page. */

#include "page.h"

static void free_item(gpointer data)
{
    struct page_item *item = data;

    g_free(item->text);
    g_free(item->target);
    g_free(item->label);
    g_free(item);
}

static void free_section(gpointer data)
{
    struct page_section *section = data;

    g_free(section->subject);
    g_ptr_array_unref(section->items);
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
    section->items = g_ptr_array_new_with_free_func(free_item);
    g_ptr_array_add(page->sections, section);
}

void page_add_link(struct page *page, char *target, const char *label, char *text)
{
    struct page_section *section = page->sections->pdata[page->sections->len - 1];
    struct page_item *item = g_new(struct page_item, 1);

    item->text = text;
    item->target = target;
    item->label = g_strdup(label);
    g_ptr_array_add(section->items, item);
}

void page_add(struct page *page, char *text)
{
    page_add_link(page, NULL, NULL, text);
}

void page_add_all(struct page *page, const char *const *texts)
{
    for (; *texts; texts++)
        page_add(page, g_strdup(*texts));
}
