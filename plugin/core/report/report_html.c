/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The page of a report: its frame, what may run in it, and the order of its parts. */

#include "report_html.h"

#include "html_parts.h"
#include "html_table.h"
#include "language.h"
#include "moment.h"
#include "page_parts.h"

/* How many names of files are shown. */
#define FILES_SHOWN 20

/* Joined from lines, NULL behind the last one. */
static char *join(const char *const *lines)
{
    GString *text = g_string_new("\n");

    for (; *lines; lines++)
        g_string_append(text, *lines);
    return g_string_free(text, FALSE);
}

/* As Content-Security-Policy names a text that may be used. The caller frees it. */
static char *hash_of(const char *text)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    guint8 digest[32];
    gsize length = sizeof(digest);

    g_checksum_update(checksum, (const guchar *)text, -1);
    g_checksum_get_digest(checksum, digest, &length);
    g_autofree char *base64 = g_base64_encode(digest, length);
    return g_strdup_printf("'sha256-%s'", base64);
}

static char *title_of(const struct summary *summary)
{
    if (summary->files->len == 1)
        return SENTENCE_WITH(SENTENCE_REPORT_TITLE,
                             value_file(g_ptr_array_index(summary->files, 0)));
    return SENTENCE_WITH(SENTENCE_REPORT_TITLE_FILES, value_total(summary->files->len));
}

/* Nothing may be fetched, and no style or script but ours is used, whatever a packet holds. */
static void append_head(GString *out, const char *title)
{
    g_autofree char *style = join(page_style);
    g_autofree char *style_hash = hash_of(style);
    g_autofree char *script = join(page_script);
    g_autofree char *script_hash = hash_of(script);
    g_autofree char *policy = g_strdup_printf("default-src 'none'; style-src %s; script-src %s; "
                                              "base-uri 'none'; form-action 'none'",
                                              style_hash, script_hash);

    markup_open(out, "head", NULL);
    markup_empty(out, "meta", "charset", "utf-8", NULL);
    markup_empty(out, "meta", "http-equiv", "Content-Security-Policy", "content", policy, NULL);
    markup_empty(out, "meta", "name", "viewport", "content", "width=device-width, initial-scale=1",
                 NULL);
    markup_empty(out, "meta", "name", "color-scheme", "content", "light dark", NULL);
    markup_empty(out, "meta", "name", "format-detection", "content", "telephone=no", NULL);
    markup_empty(out, "meta", "name", "referrer", "content", "no-referrer", NULL);
    markup_empty(out, "meta", "name", "generator", "content", "sipcode", NULL);
    markup_element(out, "title", title, NULL);
    g_string_append_printf(out, "<style>%s</style>\n<script>%s</script>\n", style, script);
    markup_close(out, "head");
}

static void append_files(GString *out, const struct summary *summary)
{
    unsigned count = MIN(summary->files->len, FILES_SHOWN);

    if (summary->files->len < 2)
        return;
    markup_open(out, "ul", "class", "files", NULL);
    for (unsigned i = 0; i < count; i++)
        markup_element(out, "li", g_ptr_array_index(summary->files, i), NULL);
    markup_close(out, "ul");
    html_shown(out, count, summary->files->len);
}

static void append_header(GString *out, const struct summary *summary, const char *title)
{
    g_autofree char *first = moment_render(summary->first);
    g_autofree char *last = moment_render(summary->last);
    g_autofree char *period = SENTENCE_WITH(
        SENTENCE_REPORT_PERIOD, value_count((int64_t)(summary->requests + summary->responses)),
        value_moment(first), value_ending(last));

    markup_open(out, "header", NULL);
    markup_element(out, "h1", title, NULL);
    markup_element(out, "p", summary->first == 0 ? sentence_text(SENTENCE_REPORT_NOTHING) : period,
                   NULL);
    append_files(out, summary);
    markup_close(out, "header");
}

static void append_parts(GString *out, const struct summary *summary)
{
    static void (*const parts[])(GString * out, const struct summary *summary) = {
        html_verdict, html_trust,         html_timeline,   html_causes, html_outcomes, html_peers,
        html_calls,   html_registrations, html_keepalives, html_scans,  html_codes,    html_ladders,
    };

    markup_open(out, "main", NULL);
    for (unsigned i = 0; i < G_N_ELEMENTS(parts); i++)
        parts[i](out, summary);
    markup_close(out, "main");
}

char *report_html(const struct summary *summary)
{
    GString *out = g_string_new("<!DOCTYPE html>\n");
    g_autofree char *title = title_of(summary);

    markup_open(out, "html", "lang", language_name(language_chosen()), NULL);
    append_head(out, title);
    markup_open(out, "body", NULL);
    append_header(out, summary, title);
    append_parts(out, summary);
    markup_close(out, "body");
    markup_close(out, "html");
    return g_string_free(out, FALSE);
}
