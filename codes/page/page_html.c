/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A page as HTML. */

#include "page.h"

#include "markup.h"
#include "sentence.h"

#include <string.h>

/* Another file has a dot in its name. */
static char *address_of(const char *target)
{
    return strchr(target, '.') ? g_strdup(target) : g_strconcat(target, ".html", NULL);
}

static void append_text(GString *out, const struct page_item *item)
{
    g_autofree char *address = item->target ? address_of(item->target) : NULL;
    const char *label = item->label ? item->label : item->text;
    const char *found = item->target ? strstr(item->text, label) : NULL;
    g_autofree char *before = found ? g_strndup(item->text, (gsize)(found - item->text)) : NULL;

    if (!found) {
        markup_text(out, item->text);
        return;
    }
    markup_text(out, before);
    markup_element(out, "a", label, "href", address, NULL);
    markup_text(out, found + strlen(label));
}

static void append_items(GString *out, const struct page_section *section)
{
    static const char *const lists[] = {[PAGE_NUMBERED] = "ol", [PAGE_BULLETS] = "ul"};
    const char *list = section->style == PAGE_PLAIN ? NULL : lists[section->style];

    if (list)
        markup_open(out, list, NULL);
    for (unsigned i = 0; i < section->items->len; i++) {
        markup_open(out, list ? "li" : "p", NULL);
        append_text(out, section->items->pdata[i]);
        markup_close(out, list ? "li" : "p");
    }
    if (list)
        markup_close(out, list);
}

static void append_section(GString *out, const struct page_section *section)
{
    g_autofree char *about =
        section->heading && section->subject
            ? SENTENCE_WITH(SENTENCE_PAGE_ABOUT, value_heading(section->heading),
                            value_response(section->subject))
            : g_strdup(section->heading);

    markup_open(out, "section", NULL);
    if (about)
        markup_element(out, "h2", about, NULL);
    append_items(out, section);
    markup_close(out, "section");
}

/* Goes from what is about one subject to what is about another. */
static void turn_to(GString *out, const char **subject, const char *next)
{
    if (g_strcmp0(*subject, next) == 0)
        return;
    if (*subject)
        markup_close(out, "div");
    if (next)
        markup_open(out, "div", "class", "side", NULL);
    *subject = next;
}

char *page_render_html(const struct page *page)
{
    GString *out = g_string_new(NULL);
    const char *subject = NULL;

    markup_element(out, "h1", page->title, NULL);
    for (unsigned i = 0; i < page->sections->len; i++) {
        const struct page_section *section = page->sections->pdata[i];

        if (section->items->len == 0)
            continue;
        turn_to(out, &subject, section->subject);
        append_section(out, section);
    }
    turn_to(out, &subject, NULL);
    return g_string_free(out, FALSE);
}
