/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing the files of the handbook. */

#include "site.h"

#include "language.h"
#include "markup.h"
#include "sentence.h"

#include <glib/gstdio.h>

/* The parts, each a link on all pages. */
static const struct part {
    const char *name;
    enum sentence label;
} parts[] = {
    {"index", SENTENCE_HANDBOOK_CODES},         {"compare", SENTENCE_HANDBOOK_COMPARE},
    {"findings", SENTENCE_HANDBOOK_FINDINGS},   {"symptoms", SENTENCE_HANDBOOK_SYMPTOMS},
    {"causes", SENTENCE_HANDBOOK_CAUSES},       {"warnings", SENTENCE_HANDBOOK_WARNINGS},
    {"providers", SENTENCE_HANDBOOK_PROVIDERS}, {"senders", SENTENCE_HANDBOOK_SENDERS},
};

void site_write_file(struct site *site, const char *language, const char *name, const char *text)
{
    g_autofree char *folder = g_build_filename(site->folder, language, NULL);
    g_autofree char *path = g_build_filename(folder, name, NULL);

    if (site->error)
        return;
    g_mkdir_with_parents(folder, 0755);
    g_file_set_contents(path, text, -1, &site->error);
}

static void append_head(GString *out, const char *language, const char *title, const char *above)
{
    g_autofree char *style = g_strconcat(above, "handbook.css", NULL);
    g_autofree char *script = g_strconcat(above, "handbook.js", NULL);

    g_string_append(out, "<!DOCTYPE html>\n");
    markup_open(out, "html", "lang", language, NULL);
    g_string_append(out, "\n<head>\n");
    markup_empty(out, "meta", "charset", "utf-8", NULL);
    markup_empty(out, "meta", "name", "viewport", "content", "width=device-width", NULL);
    markup_element(out, "title", title, NULL);
    markup_empty(out, "link", "rel", "icon", "href", "data:,", NULL); /* or browsers ask for one */
    markup_empty(out, "link", "rel", "stylesheet", "href", style, NULL);
    markup_open(out, "script", "src", script, "defer", "defer", NULL);
    markup_close(out, "script");
}

static char *address_in(const char *folder, const char *name)
{
    return g_strdup_printf("%s/%s.html", folder, name);
}

static void append_alternates(GString *out, const char *name)
{
    for (enum language language = LANGUAGE_EN; language < LANGUAGE_COUNT; language++) {
        const char *code = language_name(language);
        g_autofree char *folder = g_strconcat("../", code, NULL);
        g_autofree char *address = address_in(folder, name);

        markup_empty(out, "link", "rel", "alternate", "hreflang", code, "href", address, NULL);
        g_string_append_c(out, '\n');
    }
}

static void append_parts(GString *out, const char *name)
{
    markup_open(out, "nav", "aria-label", sentence_text(SENTENCE_HANDBOOK_PARTS), NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *address = g_strconcat(parts[i].name, ".html", NULL);
        gboolean is_here = g_strcmp0(name, parts[i].name) == 0;

        markup_element(out, "a", sentence_text(parts[i].label), "href", address, "aria-current",
                       is_here ? "page" : NULL, NULL);
        g_string_append_c(out, '\n');
    }
    markup_close(out, "nav");
}

/* The same page in the other languages. */
static void append_languages(GString *out, const char *name)
{
    markup_open(out, "nav", "class", "languages", "aria-label",
                sentence_text(SENTENCE_HANDBOOK_LANGUAGES), NULL);
    for (enum language language = LANGUAGE_EN; language < LANGUAGE_COUNT; language++) {
        const char *code = language_name(language);
        g_autofree char *folder = g_strconcat("../", code, NULL);
        g_autofree char *address = address_in(folder, name);

        if (language == language_chosen())
            continue;
        markup_element(out, "a", language_own_name(language), "href", address, "hreflang", code,
                       "lang", code, NULL);
        g_string_append_c(out, '\n');
    }
    markup_close(out, "nav");
}

/* It shows where scripts run. */
static void append_search(GString *out)
{
    const char *label = sentence_text(SENTENCE_HANDBOOK_SEARCH);

    markup_open(out, "form", "id", "search", "role", "search", "action", "index.html", "hidden",
                "hidden", NULL);
    markup_empty(out, "input", "type", "search", "aria-label", label, "placeholder",
                 sentence_text(SENTENCE_HANDBOOK_SEARCH_HINT), "autocomplete", "off", NULL);
    markup_element(out, "button", label, NULL);
    markup_close(out, "form");
    markup_open(out, "div", "id", "found", "role", "status", "hidden", "hidden", NULL);
    markup_close(out, "div");
}

static void append_top(GString *out, const char *name)
{
    markup_element(out, "a", sentence_text(SENTENCE_HANDBOOK_SKIP), "class", "skip", "href",
                   "#text", NULL);
    markup_open(out, "header", NULL);
    append_parts(out, name);
    append_languages(out, name);
    append_search(out);
    markup_close(out, "header");
}

/* What the style sheet lays out in a way of its own. */
static const char *class_of(const char *name)
{
    return g_regex_match_simple("^[0-9]{3}-[0-9]{3}$", name, 0, 0) ? "pair" : NULL;
}

void site_write(struct site *site, char *name, struct page *page, const char *lead)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *language = language_name(language_chosen());
    g_autofree char *file = g_strconcat(name, ".html", NULL);
    g_autofree char *text = page_render_html(page);

    append_head(out, language, page->title, "../");
    append_alternates(out, name);
    g_string_append(out, "</head>\n<body>\n");
    append_top(out, name);
    markup_open(out, "main", "id", "text", "class", class_of(name), NULL);
    g_string_append(out, text);
    g_string_append(out, lead ? lead : "");
    markup_close(out, "main");
    markup_element(out, "footer", "sipcode " SIPCODE_VERSION, NULL);
    g_string_append(out, "</body>\n</html>\n");
    site_write_file(site, language, file, out->str);
    page_free(page);
    g_free(name);
}

void site_write_root(struct site *site)
{
    g_autoptr(GString) out = g_string_new(NULL);

    language_choose(LANGUAGE_EN);
    append_head(out, "en", "sipcode", "");
    g_string_append(out, "</head>\n<body class=\"root\">\n<main>\n<h1>sipcode</h1>\n<ul>\n");
    for (enum language language = LANGUAGE_EN; language < LANGUAGE_COUNT; language++) {
        const char *code = language_name(language);
        g_autofree char *address = address_in(code, "index");

        language_choose(language);
        g_autofree char *label = g_strdup_printf("%s: %s", language_own_name(language),
                                                 sentence_text(SENTENCE_HANDBOOK_TITLE));
        markup_open(out, "li", NULL);
        markup_element(out, "a", label, "href", address, "hreflang", code, "lang", code, NULL);
        markup_close(out, "li");
    }
    g_string_append(out, "</ul>\n</main>\n</body>\n</html>\n");
    site_write_file(site, NULL, "index.html", out->str);
}
