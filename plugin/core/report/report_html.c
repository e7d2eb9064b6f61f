/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The page of a report: its frame, what may run in it, and the order of its parts. */

#include "report_html.h"

#include "html_parts.h"
#include "html_table.h"
#include "html_time.h"
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

/* What the page is called where the capture has no time: nothing happened in it. */
static char *undated_title(const struct summary *summary, bool is_named)
{
    if (summary->files->len > 1)
        return SENTENCE_WITH(SENTENCE_REPORT_TITLE_FILES, value_total(summary->files->len));
    if (is_named)
        return SENTENCE_WITH(SENTENCE_REPORT_TITLE, value_file(html_file(summary, 0)));
    return g_strdup(sentence_text(SENTENCE_HTML_TITLE_EMPTY));
}

/* What a capture that comes through a pipe is called. */
static bool is_name(const char *file)
{
    return *file != '\0' && !g_str_equal(file, "-");
}

static char *title_of(const struct summary *summary)
{
    bool is_named = is_name(html_file(summary, 0));
    g_autofree char *days = html_time_days(summary);

    if (summary->first == 0)
        return undated_title(summary, is_named);
    if (summary->files->len > 1)
        return SENTENCE_WITH(SENTENCE_HTML_TITLE_FILES, value_total(summary->files->len),
                             value_moment(days));
    if (is_named)
        return SENTENCE_WITH(SENTENCE_HTML_TITLE, value_file(html_file(summary, 0)),
                             value_moment(days));
    return SENTENCE_WITH(SENTENCE_HTML_TITLE_UNNAMED, value_moment(days));
}

/* Nothing may be fetched, and no style or script but ours is used, whatever a packet holds. */
static void append_head(GString *out, const char *title)
{
    g_autofree char *palette = join(page_palette), *own = join(page_style);
    g_autofree char *style = g_strconcat(palette, own, NULL);
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
    html_shown(out, SENTENCE_REPORT_SHOWN, count, summary->files->len);
    markup_open(out, "ul", "class", "files", NULL);
    for (unsigned i = 0; i < count; i++)
        markup_element(out, "li", g_ptr_array_index(summary->files, i), NULL);
    markup_close(out, "ul");
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

/* Calls are last: there may be many, and who prints the page wants the rest. */
static const struct part {
    const char *id; /* what links go to */
    enum sentence heading;
    void (*append)(GString *out, const struct summary *summary);
} parts[] = {
    {"verdict", SENTENCE_REPORT_VERDICT, html_verdict},
    {"trust", SENTENCE_REPORT_TRUST, html_trust},
    {"timeline", SENTENCE_REPORT_TIMELINE, html_timeline},
    {"failures", SENTENCE_REPORT_FAILURES, html_failures},
    {"troubles", SENTENCE_REPORT_TROUBLES, html_troubles},
    {"persons", SENTENCE_REPORT_PERSONS, html_persons},
    {"outcomes", SENTENCE_REPORT_OUTCOMES, html_outcomes},
    {"peers", SENTENCE_REPORT_PEERS, html_peers},
    {"registrations", SENTENCE_REPORT_REGISTRATIONS, html_registrations},
    {"keepalives", SENTENCE_REPORT_KEEPALIVES, html_keepalives},
    {"scans", SENTENCE_REPORT_SCANS, html_scans},
    {"codes", SENTENCE_REPORT_CODES, html_codes},
    {"ladders", SENTENCE_HTML_LADDERS, html_ladders},
    {"calls", SENTENCE_REPORT_CALLS, html_calls},
};

/* A section and the link to it; neither where there is nothing in it. */
static void append_part(GString *sections, GString *links, const struct part *part,
                        const struct summary *summary)
{
    g_autofree char *heading_id = g_strconcat(part->id, "-title", NULL);
    g_autofree char *target = g_strconcat("#", part->id, NULL);
    GString *body = g_string_new(NULL);

    part->append(body, summary);
    if (body->len > 0) {
        markup_open(sections, "section", "id", part->id, "aria-labelledby", heading_id, NULL);
        markup_element(sections, "h2", sentence_text(part->heading), "id", heading_id, NULL);
        g_string_append_len(sections, body->str, (gssize)body->len);
        markup_close(sections, "section");
        markup_open(links, "li", NULL);
        markup_element(links, "a", sentence_text(part->heading), "href", target, NULL);
        markup_close(links, "li");
    }
    g_string_free(body, TRUE);
}

/* The list of contents, and what it leads to. */
static void append_parts(GString *out, const struct summary *summary)
{
    const char *name = sentence_text(SENTENCE_HTML_CONTENTS);
    GString *sections = g_string_new(NULL), *links = g_string_new(NULL);

    for (unsigned i = 0; i < G_N_ELEMENTS(parts); i++)
        append_part(sections, links, &parts[i], summary);
    markup_open(out, "nav", "id", "contents", "aria-label", name, NULL);
    markup_open(out, "ul", NULL);
    g_string_append_len(out, links->str, (gssize)links->len);
    markup_close(out, "ul");
    markup_close(out, "nav");
    markup_open(out, "main", NULL);
    g_string_append_len(out, sections->str, (gssize)sections->len);
    markup_close(out, "main");
    markup_element(out, "a", name, "href", "#contents", "class", "back", NULL);
    g_string_free(links, TRUE);
    g_string_free(sections, TRUE);
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
