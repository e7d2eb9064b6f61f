/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading the options of `sipcode report`. */

#include "report_options.h"

#include "each_capture.h"
#include "language.h"
#include "options.h"
#include "sentence.h"

struct report_options report_options;

/* The options as the help lists them. */
static char *option_list;

static void add_options(GOptionContext *context)
{
    g_autofree char *languages = language_list();
    g_autofree char *help = SENTENCE_WITH(SENTENCE_PROGRAM_LANGUAGE, value_languages(languages));
    const GOptionEntry entries[] = {
        {"calls", 0, 0, G_OPTION_ARG_NONE, &report_options.as_calls,
         sentence_text(SENTENCE_REPORTING_CALLS), NULL},
        {"csv", 0, 0, G_OPTION_ARG_NONE, &report_options.as_csv,
         sentence_text(SENTENCE_REPORTING_CSV), NULL},
        {"html", 0, 0, G_OPTION_ARG_NONE, &report_options.as_html,
         sentence_text(SENTENCE_REPORTING_HTML), NULL},
        {"json", 0, 0, G_OPTION_ARG_NONE, &report_options.as_json,
         sentence_text(SENTENCE_REPORTING_JSON), NULL},
        {"mask", 0, 0, G_OPTION_ARG_NONE, &report_options.is_masked,
         sentence_text(SENTENCE_REPORTING_MASK), NULL},
        {"merge", 0, 0, G_OPTION_ARG_NONE, &report_options.is_merge,
         sentence_text(SENTENCE_REPORTING_MERGE), NULL},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &report_options.jobs,
         sentence_text(SENTENCE_REPORTING_JOBS), sentence_text(SENTENCE_REPORTING_JOBS_VALUE)},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &report_options.output,
         sentence_text(SENTENCE_REPORTING_OUTPUT), sentence_text(SENTENCE_REPORTING_OUTPUT_VALUE)},
        {"language", 'L', 0, G_OPTION_ARG_FILENAME, &options.language, g_intern_string(help),
         sentence_text(SENTENCE_PROGRAM_LANGUAGE_VALUE)},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &report_options.show_help,
         sentence_text(SENTENCE_PROGRAM_HELP), NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &report_options.files, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };

    g_option_context_add_main_entries(context, entries, NULL);
    option_list = options_list(entries);
}

static char *check(void)
{
    gboolean is_list = report_options.as_calls || report_options.as_csv;

    if (report_options.show_help)
        return NULL;
    if (!report_options.files)
        return g_strdup(sentence_text(SENTENCE_REPORTING_NO_FILES));
    if (report_options.as_json + report_options.as_html + is_list > 1)
        return g_strdup(sentence_text(SENTENCE_REPORTING_ONE_FORM));
    const char *fault = each_capture_check_jobs(report_options.jobs);
    return fault ? g_strdup(fault)
                 : each_capture_check_output(report_options.files, report_options.output);
}

char *report_options_read(int argc, char **argv)
{
    report_options.jobs = each_capture_usual_jobs();
    char *fault = options_parse(argc, argv, add_options);
    return fault ? fault : check();
}

char *report_options_help(void)
{
    return g_strdup_printf("%s\n\n%s\n\n%s\n%s\n%s\n", sentence_text(SENTENCE_REPORTING_USAGE),
                           sentence_text(SENTENCE_REPORTING_PURPOSE),
                           sentence_text(SENTENCE_PROGRAM_OPTIONS), option_list,
                           sentence_text(SENTENCE_REPORTING_STATUS));
}

void report_options_free(void)
{
    g_free(option_list);
    g_strfreev(report_options.files);
    g_free(report_options.output);
}
