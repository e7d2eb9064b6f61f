/* SPDX-License-Identifier: GPL-2.0-or-later */
/* manual LANGUAGE PROGRAM CODES: writes the manual pages sipcode(1), of the program, and
 * sipcode(7), of all codes and findings, in a language. */

#include "code.h"
#include "explain.h"
#include "language.h"
#include "roff.h"
#include "search.h"
#include "sentence.h"

#include <stdio.h>

/* A line of a manual page: the macro before it or around it, and a sentence, or what no language
 * has another word for. */
struct line {
    const char *macro; /* NULL where the text goes on */
    enum sentence sentence;
    const char *literal; /* where there is no sentence; NULL for the macro alone */
};

static const struct line program[] = {
    {"SH", SENTENCE_MANUAL_NAME, NULL},
    {NULL, SENTENCE_MANUAL_PROGRAM, NULL},
    {"SH", SENTENCE_MANUAL_SYNOPSIS, NULL},
    {NULL, SENTENCE_MANUAL_SYNOPSIS_CODES, NULL},
    {"br", SENTENCE_MANUAL_SYNOPSIS_WORDS, NULL},
    {"br", SENTENCE_MANUAL_SYNOPSIS_OPTIONS, NULL},
    {"br", SENTENCE_MANUAL_SYNOPSIS_REPORT, NULL},
    {"br", SENTENCE_MANUAL_SYNOPSIS_EVENTS, NULL},
    {"SH", SENTENCE_MANUAL_DESCRIPTION, NULL},
    {NULL, SENTENCE_MANUAL_WHAT, NULL},
    {NULL, SENTENCE_MANUAL_QUERIES, NULL},
    {NULL, SENTENCE_MANUAL_SYMPTOMS, NULL},
    {NULL, SENTENCE_MANUAL_TWO_CODES, NULL},
    {NULL, SENTENCE_MANUAL_SLIPS, NULL},
    {"PP", SENTENCE_MANUAL_ALONE, NULL},
    {"PP", SENTENCE_MANUAL_REPORT, NULL},
    {NULL, SENTENCE_MANUAL_REPORT_JSON, NULL},
    {NULL, SENTENCE_MANUAL_REPORT_WORD, NULL},
    {"PP", SENTENCE_MANUAL_EVENTS, NULL},
    {"SH", SENTENCE_MANUAL_OPTIONS, NULL},
    {"TP", SENTENCE_MANUAL_CAUSE, NULL},
    {NULL, SENTENCE_MANUAL_CAUSE_WHAT, NULL},
    {"TP", SENTENCE_MANUAL_WARNING, NULL},
    {NULL, SENTENCE_MANUAL_WARNING_WHAT, NULL},
    {"TP", SENTENCE_NONE, "*-l*, *--list*"},
    {NULL, SENTENCE_MANUAL_LIST_WHAT, NULL},
    {"TP", SENTENCE_NONE, "*-f*, *--findings*"},
    {NULL, SENTENCE_MANUAL_FINDINGS_WHAT, NULL},
    {"TP", SENTENCE_HANDBOOK_MANUAL_OPTION, NULL},
    {NULL, SENTENCE_HANDBOOK_MANUAL_WHAT, NULL},
    {"TP", SENTENCE_NONE, "*-j*, *--json*"},
    {NULL, SENTENCE_MANUAL_JSON_WHAT, NULL},
    {"TP", SENTENCE_MANUAL_LANGUAGE, NULL},
    {NULL, SENTENCE_MANUAL_LANGUAGE_WHAT, NULL},
    {"TP", SENTENCE_NONE, "*-V*, *--version*"},
    {NULL, SENTENCE_MANUAL_VERSION_WHAT, NULL},
    {"TP", SENTENCE_NONE, "*-h*, *--help*"},
    {NULL, SENTENCE_MANUAL_HELP_WHAT, NULL},
    {"SH", SENTENCE_MANUAL_EXIT_STATUS, NULL},
    {NULL, SENTENCE_MANUAL_STATUS, NULL},
    {"PP", SENTENCE_MANUAL_REPORT_STATUS, NULL},
    {"SH", SENTENCE_MANUAL_ENVIRONMENT, NULL},
    {"TP", SENTENCE_NONE, "*LANGUAGE*, *LC_ALL*, *LC_MESSAGES*, *LANG*"},
    {NULL, SENTENCE_MANUAL_LOCALE, NULL},
    {"TP", SENTENCE_NONE, "*COLUMNS*"},
    {NULL, SENTENCE_MANUAL_COLUMNS, NULL},
    {"TP", SENTENCE_NONE, "*NO_COLOR*"},
    {NULL, SENTENCE_MANUAL_NO_COLOR, NULL},
    {"SH", SENTENCE_MANUAL_EXAMPLES, NULL},
    {"nf", SENTENCE_NONE, "sipcode 486"},
    {NULL, SENTENCE_NONE, "sipcode 204 603"},
    {NULL, SENTENCE_NONE, "sipcode busy"},
    {NULL, SENTENCE_NONE, "sipcode one-way audio"},
    {NULL, SENTENCE_NONE, "sipcode ack-missing"},
    {NULL, SENTENCE_NONE, "sipcode --cause 34"},
    {NULL, SENTENCE_NONE, "sipcode --json 503 | jq -r '.\"sipcode.remedy\"[]'"},
    {NULL, SENTENCE_NONE, "sipcode report morning.pcap evening.pcap"},
    {NULL, SENTENCE_NONE, "sipcode events --probe berlin -o events.ndjson morning.pcap"},
    {"fi", SENTENCE_NONE, NULL},
    {"SH", SENTENCE_MANUAL_SEE_ALSO, NULL},
    {NULL, SENTENCE_NONE, "*sipcode*(7), *tshark*(1)"},
};

static const struct line before_codes[] = {
    {"SH", SENTENCE_MANUAL_NAME, NULL},        {NULL, SENTENCE_MANUAL_CODES, NULL},
    {"SH", SENTENCE_MANUAL_DESCRIPTION, NULL}, {NULL, SENTENCE_MANUAL_CODES_WHAT, NULL},
    {NULL, SENTENCE_MANUAL_UNKNOWN, NULL},
};

static const struct line after_codes[] = {
    {"SH", SENTENCE_MANUAL_SEE_ALSO, NULL},
    {NULL, SENTENCE_NONE, "*sipcode*(1), *tshark*(1), *wireshark*(1)"},
};

static void append_head(GString *out, unsigned section, enum sentence title)
{
    /* Lines of a language without spaces cannot be made equally long. */
    g_string_append_printf(out, ".TH SIPCODE %u \"\" \"sipcode %s\" \"%s\"\n.ds AD l\n.ad l\n",
                           section, SIPCODE_VERSION, sentence_text(title));
}

static void append_heading(GString *out, const char *heading)
{
    g_string_append_printf(out, ".SH \"%s\"\n", heading);
}

static void append_lines(GString *out, const struct line *lines, size_t count)
{
    g_autofree char *languages = language_list(); /* which one of the sentences names */

    for (const struct line *line = lines; line < lines + count; line++) {
        g_autofree char *text = line->sentence != SENTENCE_NONE
                                    ? SENTENCE_WITH(line->sentence, value_languages(languages))
                                    : g_strdup(line->literal);

        if (g_strcmp0(line->macro, "SH") == 0) {
            append_heading(out, text);
            continue;
        }
        if (line->macro)
            g_string_append_printf(out, ".%s\n", line->macro);
        if (text)
            roff_append_marked(out, text);
    }
}

static void append_class(GString *out, const struct code_class *class)
{
    g_autofree char *heading =
        SENTENCE_WITH(SENTENCE_MANUAL_CLASS, value_class(class->number), value_name(class->name));

    append_heading(out, heading);
    roff_append(out, class->caller);
}

static void append_code(GString *out, unsigned code)
{
    struct page *page = explain_in_manual(code);
    g_autofree char *text = page_render_roff(page);

    g_string_append(out, text);
    page_free(page);
}

/* What the plugin tells of captures: a line each, as their pages are in the program. */
static void append_findings(GString *out)
{
    static const enum sentence severities[CODE_SEVERITY_COUNT] = {
        [CODE_CHAT] = SENTENCE_WORD_CHAT,
        [CODE_NOTE] = SENTENCE_WORD_NOTE,
        [CODE_WARN] = SENTENCE_WORD_WARN,
        [CODE_ERROR] = SENTENCE_WORD_ERROR,
    };
    g_autoptr(GPtrArray) findings = search_findings();

    append_heading(out, sentence_text(SENTENCE_PAGE_FINDINGS));
    for (unsigned i = 0; i < findings->len; i++) {
        const struct finding_text *finding = findings->pdata[i];
        g_autofree char *line =
            SENTENCE_WITH(SENTENCE_MANUAL_FINDING, value_text(finding->cause),
                          value_name(sentence_text(severities[finding->severity])));

        g_string_append(out, ".TP\n.B ");
        roff_append(out, finding->id);
        roff_append(out, line);
    }
}

static GString *make_program_page(void)
{
    GString *out = g_string_new(NULL);

    append_head(out, 1, SENTENCE_MANUAL_USER_COMMANDS);
    append_lines(out, program, G_N_ELEMENTS(program));
    return out;
}

static GString *make_codes_page(void)
{
    GString *out = g_string_new(NULL);
    const struct code_class *class = NULL;
    size_t count;
    const struct code *codes = code_all(&count);

    append_head(out, 7, SENTENCE_MANUAL_RESPONSE_CODES);
    append_lines(out, before_codes, G_N_ELEMENTS(before_codes));
    for (size_t i = 0; i < count; i++) {
        if (codes[i].code_class != class)
            append_class(out, class = codes[i].code_class);
        append_code(out, codes[i].code);
    }
    append_findings(out);
    append_lines(out, after_codes, G_N_ELEMENTS(after_codes));
    return out;
}

/* Takes the page. */
static gboolean write_page(const char *path, GString *page)
{
    FILE *file = fopen(path, "w");
    gboolean is_written = file && fputs(page->str, file) >= 0;

    if (file && fclose(file) != 0)
        is_written = FALSE;
    if (!is_written)
        perror(path);
    g_string_free(page, TRUE);
    return is_written;
}

int main(int argc, char **argv)
{
    enum language language = argc == 4 ? language_find(argv[1]) : LANGUAGE_COUNT;

    if (language == LANGUAGE_COUNT) {
        fprintf(stderr, "usage: manual LANGUAGE PROGRAM CODES\n");
        return 2;
    }
    language_choose(language);
    return write_page(argv[2], make_program_page()) && write_page(argv[3], make_codes_page()) ? 0
                                                                                              : 1;
}
