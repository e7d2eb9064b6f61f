/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading the options of `sipcode events`. */

#include "events_options.h"

#include "each_capture.h"
#include "language.h"
#include "options.h"
#include "sentence.h"

struct events_options events_options;

/* The options as the help lists them. */
static char *option_list;

static void add_options(GOptionContext *context)
{
    g_autofree char *languages = language_list();
    g_autofree char *help = SENTENCE_WITH(SENTENCE_PROGRAM_LANGUAGE, value_languages(languages));
    const GOptionEntry entries[] = {
        {"probe", 'p', 0, G_OPTION_ARG_FILENAME, &events_options.probe,
         sentence_text(SENTENCE_EVENT_PROBE), sentence_text(SENTENCE_EVENT_PROBE_VALUE)},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &events_options.jobs,
         sentence_text(SENTENCE_REPORTING_JOBS), sentence_text(SENTENCE_REPORTING_JOBS_VALUE)},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &events_options.output,
         sentence_text(SENTENCE_REPORTING_OUTPUT), sentence_text(SENTENCE_REPORTING_OUTPUT_VALUE)},
        {"language", 'L', 0, G_OPTION_ARG_FILENAME, &options.language, g_intern_string(help),
         sentence_text(SENTENCE_PROGRAM_LANGUAGE_VALUE)},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &events_options.show_help,
         sentence_text(SENTENCE_PROGRAM_HELP), NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &events_options.files, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };

    g_option_context_add_main_entries(context, entries, NULL);
    option_list = options_list(entries);
}

static char *check(void)
{
    if (events_options.show_help)
        return NULL;
    if (!events_options.files)
        return g_strdup(sentence_text(SENTENCE_EVENT_NO_FILES));
    const char *fault = each_capture_check_jobs(events_options.jobs);
    return fault ? g_strdup(fault)
                 : each_capture_check_output(events_options.files, events_options.output);
}

char *events_options_read(int argc, char **argv)
{
    events_options.jobs = each_capture_usual_jobs();
    char *fault = options_parse(argc, argv, add_options);
    return fault ? fault : check();
}

char *events_options_help(void)
{
    return g_strdup_printf("%s\n\n%s\n\n%s\n%s\n%s\n", sentence_text(SENTENCE_EVENT_USAGE),
                           sentence_text(SENTENCE_EVENT_PURPOSE),
                           sentence_text(SENTENCE_PROGRAM_OPTIONS), option_list,
                           sentence_text(SENTENCE_REPORTING_STATUS));
}

void events_options_free(void)
{
    g_free(option_list);
    g_strfreev(events_options.files);
    g_free(events_options.probe);
    g_free(events_options.output);
}
