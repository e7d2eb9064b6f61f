/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading the options, and the language first, as it describes the others. */

#include "options.h"

#include "columns.h"
#include "language.h"
#include "sentence.h"

#include <string.h>

struct options options = {.warning = -1};

/* The options as the help lists them. */
static char *option_list;

/* An option as it is typed: -c, --cause=CAUSE. */
static char *spell(const GOptionEntry *entry)
{
    const char letter[] = {entry->short_name, '\0'};

    return g_strdup_printf("%s%s%s--%s%s%s", *letter ? "-" : "", letter, *letter ? ", " : "",
                           entry->long_name, entry->arg_description ? "=" : "",
                           entry->arg_description ? entry->arg_description : "");
}

static unsigned count_columns(const GOptionEntry *entry)
{
    g_autofree char *spelling = spell(entry);

    return columns_count(spelling, strlen(spelling));
}

char *options_list(const GOptionEntry *entries)
{
    GString *list = g_string_new(NULL);
    unsigned width = 0;

    for (const GOptionEntry *entry = entries; entry->description; entry++)
        width = MAX(width, count_columns(entry));
    for (const GOptionEntry *entry = entries; entry->description; entry++) {
        g_autofree char *spelling = spell(entry);

        g_string_append_printf(list, "  %s%*s  %s\n", spelling, (int)(width - count_columns(entry)),
                               "", entry->description);
    }
    return g_string_free(list, FALSE);
}

static void add_options(GOptionContext *context)
{
    g_autofree char *languages = language_list();
    g_autofree char *help = SENTENCE_WITH(SENTENCE_PROGRAM_LANGUAGE, value_languages(languages));
    const GOptionEntry entries[] = {
        {"list", 'l', 0, G_OPTION_ARG_NONE, &options.show_list,
         sentence_text(SENTENCE_PROGRAM_LIST), NULL},
        {"findings", 'f', 0, G_OPTION_ARG_NONE, &options.show_findings,
         sentence_text(SENTENCE_PROGRAM_FINDINGS), NULL},
        {"handbook", 'H', 0, G_OPTION_ARG_NONE, &options.open_handbook,
         sentence_text(SENTENCE_HANDBOOK_OPTION), NULL},
        {"cause", 'c', 0, G_OPTION_ARG_FILENAME, &options.cause,
         sentence_text(SENTENCE_PROGRAM_CAUSE), sentence_text(SENTENCE_PROGRAM_CAUSE_VALUE)},
        {"warning", 'w', 0, G_OPTION_ARG_INT, &options.warning,
         sentence_text(SENTENCE_PROGRAM_WARNING), sentence_text(SENTENCE_PROGRAM_WARNING_VALUE)},
        {"json", 'j', 0, G_OPTION_ARG_NONE, &options.as_json, sentence_text(SENTENCE_PROGRAM_JSON),
         NULL},
        {"language", 'L', 0, G_OPTION_ARG_FILENAME, &options.language, g_intern_string(help),
         sentence_text(SENTENCE_PROGRAM_LANGUAGE_VALUE)},
        {"version", 'V', 0, G_OPTION_ARG_NONE, &options.show_version,
         sentence_text(SENTENCE_PROGRAM_VERSION), NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &options.show_help,
         sentence_text(SENTENCE_PROGRAM_HELP), NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.words, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };

    g_option_context_add_main_entries(context, entries, NULL);
    option_list = options_list(entries);
}

static const struct example {
    const char *command;
    enum sentence text;
} examples[] = {
    {"sipcode 486", SENTENCE_PROGRAM_EXAMPLE_CODE},
    {"sipcode 204 603", SENTENCE_PROGRAM_EXAMPLE_CODES},
    {"sipcode 4xx 5xx", SENTENCE_PROGRAM_EXAMPLE_CLASSES},
    {"sipcode busy", SENTENCE_PROGRAM_EXAMPLE_WORDS},
    {"sipcode one-way audio", SENTENCE_PROGRAM_EXAMPLE_SYMPTOM},
    {"sipcode ack-missing", SENTENCE_PROGRAM_EXAMPLE_FINDING},
    {"sipcode --cause 17", SENTENCE_PROGRAM_EXAMPLE_CAUSE},
    {"sipcode report a.pcap", SENTENCE_PROGRAM_EXAMPLE_REPORT},
    {"sipcode events a.pcap", SENTENCE_PROGRAM_EXAMPLE_EVENTS},
};

char *options_help(void)
{
    GString *help = g_string_new(NULL);

    g_string_append_printf(help, "%s\n\n%s\n\n%s\n%s\n%s", sentence_text(SENTENCE_PROGRAM_USAGE),
                           sentence_text(SENTENCE_PROGRAM_PURPOSE),
                           sentence_text(SENTENCE_PROGRAM_OPTIONS), option_list,
                           sentence_text(SENTENCE_PROGRAM_EXAMPLES));
    for (size_t i = 0; i < G_N_ELEMENTS(examples); i++)
        g_string_append_printf(help, "\n  %-21s %s", examples[i].command,
                               sentence_text(examples[i].text));
    g_string_append_printf(help, "\n\n%s\n", sentence_text(SENTENCE_PROGRAM_STATUS));
    return g_string_free(help, FALSE);
}

/* What was typed is in the encoding of the locale, or UTF-8 where that is C, which has none. */
static void decode(char **text)
{
    char *decoded = NULL;

    if (!*text || g_utf8_validate(*text, -1, NULL))
        return;
    decoded = g_locale_to_utf8(*text, -1, NULL, NULL, NULL);
    if (!decoded)
        decoded = g_utf8_make_valid(*text, -1);
    g_free(*text);
    *text = decoded;
}

static void decode_all(void)
{
    decode(&options.cause);
    for (char **word = options.words; word && *word; word++)
        decode(word);
}

/* Chooses that in `options`. Returns what is wrong with it. */
static char *choose_language(void)
{
    enum language found =
        options.language ? language_find(options.language) : language_of_environment();
    g_autofree char *languages = language_list();

    language_choose(found != LANGUAGE_COUNT ? found : language_of_environment());
    if (found == LANGUAGE_COUNT)
        return SENTENCE_WITH(SENTENCE_PROGRAM_UNKNOWN_LANGUAGE, value_query(options.language),
                             value_languages(languages));
    return NULL;
}

/* What GLib says, in the language of the locale, names the option, which alone is taken. */
static char *find_option(const char *message)
{
    const char *option = *message == '-' ? message : g_strrstr(message, " -");

    if (!option)
        return g_strdup("");
    option += *option == ' ';
    return g_strndup(option, strcspn(option, " "));
}

static char *tell_fault(const GError *error)
{
    g_autofree char *option = find_option(error->message);

    return SENTENCE_WITH(error->code == G_OPTION_ERROR_UNKNOWN_OPTION
                             ? SENTENCE_PROGRAM_UNKNOWN_OPTION
                             : SENTENCE_PROGRAM_BAD_VALUE,
                         value_query(option));
}

/* Takes it out of the arguments. */
static char *read_language(int *argc, char ***argv)
{
    g_autoptr(GOptionContext) alone = g_option_context_new(NULL);
    g_autoptr(GError) error = NULL;
    const GOptionEntry entries[] = {
        {"language", 'L', 0, G_OPTION_ARG_FILENAME, &options.language, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };

    g_option_context_set_help_enabled(alone, FALSE);
    g_option_context_set_ignore_unknown_options(alone, TRUE);
    g_option_context_add_main_entries(alone, entries, NULL);
    if (g_option_context_parse(alone, argc, argv, &error))
        return choose_language();
    language_choose(language_of_environment());
    return tell_fault(error);
}

char *options_parse(int argc, char **argv, void (*add)(GOptionContext *context))
{
    char *fault = read_language(&argc, &argv);
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(GError) error = NULL;

    if (fault)
        return fault;
    g_option_context_set_help_enabled(context, FALSE); /* it would not see whether it was written */
    add(context);
    if (!g_option_context_parse(context, &argc, &argv, &error))
        return tell_fault(error);
    decode(&options.language);
    return choose_language(); /* which may stand behind another, as in -jL fr */
}

char *options_read(int argc, char **argv)
{
    char *fault = options_parse(argc, argv, add_options);

    decode_all();
    return fault;
}

void options_free(void)
{
    g_free(option_list);
    g_strfreev(options.words);
    g_free(options.cause);
    g_free(options.language);
}
