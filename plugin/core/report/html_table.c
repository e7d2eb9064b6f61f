/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables and figures of the page of a report. */

#include "html_table.h"

#include "html_time.h"
#include "wording.h"

/* Where there is nothing to say. */
#define NOTHING "\xe2\x80\x93"

static void append_head(GString *out, const struct summary *summary,
                        const struct html_column *column)
{
    g_autofree char *common = column->is_time ? html_time_common(summary) : NULL;

    markup_open(out, "th", "scope", "col", "class",
                column->is_number || column->is_time ? "number" : NULL, NULL);
    markup_text(out, column->word ? column->word : sentence_text(column->head));
    if (common)
        markup_element(out, "small", common, NULL);
    markup_close(out, "th");
}

void html_table_begin(GString *out, const struct summary *summary, enum sentence caption,
                      const struct html_column *columns, unsigned count)
{
    markup_open(out, "div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label",
                sentence_text(caption), NULL);
    markup_open(out, "table", "class", "sortable", NULL);
    markup_element(out, "caption", sentence_text(caption), NULL);
    markup_open(out, "thead", NULL);
    markup_open(out, "tr", NULL);
    for (unsigned i = 0; i < count; i++)
        append_head(out, summary, &columns[i]);
    markup_close(out, "tr");
    markup_close(out, "thead");
    markup_open(out, "tbody", NULL);
}

void html_table_end(GString *out)
{
    markup_close(out, "tbody");
    markup_close(out, "table");
    markup_close(out, "div");
}

void html_row(GString *out, const char *head)
{
    markup_open(out, "tr", NULL);
    markup_element(out, "th", head, "scope", "row", NULL);
}

void html_row_name(GString *out, const char *head)
{
    markup_open(out, "tr", NULL);
    markup_element(out, "th", head, "scope", "row", "class", "name", NULL);
}

void html_row_end(GString *out)
{
    markup_close(out, "tr");
}

void html_cell(GString *out, const char *text)
{
    markup_element(out, "td", text, NULL);
}

/* A line breaks before the @ rather than within a name. */
static void append_name(GString *out, const char *name)
{
    g_auto(GStrv) parts = g_strsplit(name ? name : "", "@", 2);

    markup_text(out, parts[0]);
    if (!parts[0] || !parts[1])
        return;
    markup_empty(out, "wbr", NULL);
    markup_text(out, "@");
    markup_text(out, parts[1]);
}

void html_cell_name(GString *out, const char *text)
{
    markup_open(out, "td", "class", "name", NULL);
    append_name(out, text);
    markup_close(out, "td");
}

const char *html_outcome_class(enum call_outcome outcome)
{
    if (outcome == OUTCOME_ANSWERED)
        return "answered";
    if (outcome == OUTCOME_UNKNOWN)
        return "unknown";
    return outcome_is_failure(outcome) ? "failed" : "person";
}

static void append_outcome(GString *out, enum call_outcome outcome)
{
    markup_element(out, "span", wording_outcome(outcome), "class", html_outcome_class(outcome),
                   NULL);
}

void html_cell_outcome(GString *out, enum call_outcome outcome)
{
    markup_open(out, "td", NULL);
    append_outcome(out, outcome);
    markup_close(out, "td");
}

void html_row_outcome(GString *out, enum call_outcome outcome)
{
    markup_open(out, "tr", NULL);
    markup_open(out, "th", "scope", "row", NULL);
    append_outcome(out, outcome);
    markup_close(out, "th");
}

void html_cell_number(GString *out, uint64_t number)
{
    g_autofree char *digits = g_strdup_printf("%" G_GUINT64_FORMAT, number);

    markup_element(out, "td", digits, "class", "number", NULL);
}

char *html_decimal(double number, int decimals)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE], format[] = "%.0f";

    format[2] = (char)('0' + decimals);
    g_ascii_formatd(digits, sizeof(digits), format, number);
    g_auto(GStrv) parts = g_strsplit(digits, ".", 2);
    return g_strjoinv(sentence_text(SENTENCE_DURATION_DECIMAL), parts);
}

void html_cell_duration(GString *out, int64_t duration)
{
    g_autofree char *text = wording_duration(duration);
    g_autofree char *key = g_strdup_printf("%" G_GINT64_FORMAT, duration);

    markup_element(out, "td", duration < 0 ? NOTHING : text, "class", "number", "data-key", key,
                   NULL);
}

void html_cell_percent(GString *out, struct share share)
{
    g_autofree char *percent = wording_percent(share);

    markup_element(out, "td", percent, "class", "number", NULL);
}

/* The numbers alone where they say more. */
void html_cell_share(GString *out, struct share share)
{
    double permille = share.whole == 0 ? -1 : (double)share.part * 1e6 / (double)share.whole;
    g_autofree char *percent = wording_percent(share);
    g_autofree char *key = g_strdup_printf("%.0f", permille);
    g_autofree char *of =
        g_strdup_printf("%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT, share.part, share.whole);

    markup_open(out, "td", "class", "number", "data-key", key, NULL);
    if (share.whole < WORDING_PERCENT_FROM) {
        markup_text(out, share.whole == 0 ? NOTHING : of);
    } else {
        markup_text(out, percent);
        markup_element(out, "small", of, NULL);
    }
    markup_close(out, "td");
}

void html_cell_frame(GString *out, const struct summary *summary, uint32_t frame, unsigned file)
{
    g_autofree char *digits = g_strdup_printf("%u", frame);

    markup_open(out, "td", "class", "number", "data-key", digits, NULL);
    if (frame != 0)
        markup_text(out, digits);
    if (frame != 0 && summary->files->len > 1 && file < summary->files->len)
        markup_element(out, "small", html_file(summary, file), NULL);
    markup_close(out, "td");
}

/* Behind the last separator, of whichever system the capture was read on. */
static const char *base_of(const char *path)
{
    const char *name = path;

    for (; *path; path++) {
        if (*path == '/' || *path == '\\')
            name = path + 1;
    }
    return name;
}

const char *html_file(const struct summary *summary, unsigned file)
{
    const char *path = file < summary->files->len ? g_ptr_array_index(summary->files, file) : NULL;

    return path ? base_of(path) : "";
}

void html_shown(GString *out, enum sentence sentence, unsigned count, unsigned total)
{
    g_autofree char *text = SENTENCE_WITH(sentence, value_count(count), value_total(total));

    if (count < total)
        markup_element(out, "p", text, "class", "shown", NULL);
}

void html_on_paper(GString *out, unsigned printed, unsigned shown)
{
    g_autofree char *text =
        SENTENCE_WITH(SENTENCE_HTML_ON_PAPER, value_count(printed), value_total(shown));

    if (printed < shown)
        markup_element(out, "p", text, "class", "paper", NULL);
}

char *html_place(double place)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    return g_strconcat(g_ascii_formatd(digits, sizeof(digits), "%.3f", place * 100), "%", NULL);
}
