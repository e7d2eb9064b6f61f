/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The program sipcode: explains SIP response codes in a terminal. */

#include "cause.h"
#include "code.h"
#include "explain.h"
#include "json.h"
#include "language.h"
#include "query.h"
#include "search.h"
#include "sentence.h"
#include "terminal.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>

enum { FOUND, NOT_FOUND, USAGE, OUTPUT };

static gboolean as_json;
static gboolean show_list;
static gboolean show_version;
static gboolean show_help;
static char *cause;
static char *language;
static int warning = -1;
static char **words;

static void add_options(GOptionContext *context)
{
    g_autofree char *languages = language_list();
    g_autofree char *help = SENTENCE_WITH(SENTENCE_PROGRAM_LANGUAGE, value_languages(languages));
    const GOptionEntry options[] = {
        {"list", 'l', 0, G_OPTION_ARG_NONE, &show_list, sentence_text(SENTENCE_PROGRAM_LIST), NULL},
        {"cause", 'c', 0, G_OPTION_ARG_FILENAME, &cause, sentence_text(SENTENCE_PROGRAM_CAUSE),
         sentence_text(SENTENCE_PROGRAM_CAUSE_VALUE)},
        {"warning", 'w', 0, G_OPTION_ARG_INT, &warning, sentence_text(SENTENCE_PROGRAM_WARNING),
         sentence_text(SENTENCE_PROGRAM_WARNING_VALUE)},
        {"json", 'j', 0, G_OPTION_ARG_NONE, &as_json, sentence_text(SENTENCE_PROGRAM_JSON), NULL},
        {"language", 'L', 0, G_OPTION_ARG_FILENAME, &language, g_intern_string(help),
         sentence_text(SENTENCE_PROGRAM_LANGUAGE_VALUE)},
        {"version", 'V', 0, G_OPTION_ARG_NONE, &show_version,
         sentence_text(SENTENCE_PROGRAM_VERSION), NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &show_help, sentence_text(SENTENCE_PROGRAM_HELP), NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };

    g_option_context_add_main_entries(context, options, NULL);
}

static const struct example {
    const char *command;
    enum sentence text;
} examples[] = {
    {"sipcode 486", SENTENCE_PROGRAM_EXAMPLE_CODE},
    {"sipcode 204 603", SENTENCE_PROGRAM_EXAMPLE_CODES},
    {"sipcode 4xx 5xx", SENTENCE_PROGRAM_EXAMPLE_CLASSES},
    {"sipcode busy", SENTENCE_PROGRAM_EXAMPLE_WORDS},
    {"sipcode --cause 17", SENTENCE_PROGRAM_EXAMPLE_CAUSE},
};

/* What the help ends with. */
static void add_description(GOptionContext *context)
{
    g_autoptr(GString) text = g_string_new(sentence_text(SENTENCE_PROGRAM_EXAMPLES));

    for (size_t i = 0; i < G_N_ELEMENTS(examples); i++)
        g_string_append_printf(text, "\n  %-18s %s", examples[i].command,
                               sentence_text(examples[i].text));
    g_string_append_printf(text, "\n\n%s\n", sentence_text(SENTENCE_PROGRAM_STATUS));
    g_option_context_set_description(context, text->str);
}

static void print_help(GOptionContext *context)
{
    g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);

    terminal_print(help);
}

/* Takes the message. */
static void print_error(char *message)
{
    g_autofree char *line = g_strdup_printf("sipcode: %s\n", message);

    terminal_print_error(line);
    g_free(message);
}

static int fail_usage(const char *fault)
{
    print_error(SENTENCE_WITH(SENTENCE_PROGRAM_USAGE_ERROR, value_fault(fault)));
    return USAGE;
}

static int choose_language(void)
{
    enum language found = language ? language_find(language) : language_of_environment();
    g_autofree char *languages = language_list();

    if (found != LANGUAGE_COUNT) {
        language_choose(found);
        return FOUND;
    }
    g_autofree char *fault = SENTENCE_WITH(SENTENCE_PROGRAM_UNKNOWN_LANGUAGE, value_query(language),
                                           value_languages(languages));
    return fail_usage(fault);
}

/* Reads --language alone, before the other options are described in that language. */
static int read_language(int *argc, char ***argv)
{
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(GError) error = NULL;
    const GOptionEntry options[] = {
        {"language", 'L', 0, G_OPTION_ARG_FILENAME, &language, NULL, NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };

    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_ignore_unknown_options(context, TRUE);
    g_option_context_add_main_entries(context, options, NULL);
    return g_option_context_parse(context, argc, argv, &error) ? choose_language()
                                                               : fail_usage(error->message);
}

static int fail_number(const char *word)
{
    g_autofree char *fault = SENTENCE_WITH(SENTENCE_PROGRAM_NO_CODE, value_query(word));

    return fail_usage(fault);
}

static unsigned number_of(const char *word)
{
    return (unsigned)strtoul(word, NULL, 10);
}

static void print_page(struct page *page)
{
    g_autofree char *text = page_render(page, terminal_width(), terminal_has_colour());

    terminal_print(text);
    page_free(page);
}

static int print_code(unsigned code)
{
    if (as_json)
        terminal_print_json(json_of_code(code));
    else
        print_page(explain_code(code));
    return code_find(code) ? FOUND : NOT_FOUND;
}

static int print_difference(unsigned a, unsigned b)
{
    if (as_json)
        terminal_print_json(json_of_difference(a, b));
    else
        print_page(explain_difference(a, b));
    return code_find(a) && code_find(b) ? FOUND : NOT_FOUND;
}

/* Takes the codes. */
static int print_codes(const char *title, GPtrArray *codes)
{
    g_autoptr(GPtrArray) owned = codes;

    if (owned->len == 0) {
        print_error(SENTENCE_WITH(SENTENCE_PROGRAM_NOTHING_FOUND, value_query(title)));
        return NOT_FOUND;
    }
    if (as_json)
        terminal_print_json(json_of_codes(owned));
    else
        print_page(explain_list(title, owned));
    return FOUND;
}

/* Reads a number, which is of Q.850, or a value of the Reason header. Strings in quotes are
 * skipped.
 */
static gboolean read_cause(char **protocol, unsigned *number)
{
    g_autoptr(GRegex) reason = g_regex_new("^(?:Reason:)?\\s*([^\\s;]+)(?:\"[^\"]*\"|[^\"])*?"
                                           ";\\s*cause\\s*=\\s*([0-9]+)",
                                           G_REGEX_CASELESS, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;

    if (g_regex_match_simple("^-?[0-9]+$", cause, 0, 0)) {
        *protocol = g_strdup("Q.850");
        *number = number_of(cause);
        return TRUE;
    }
    if (!g_regex_match(reason, cause, 0, &match))
        return FALSE;
    g_autofree char *digits = g_match_info_fetch(match, 2);
    *protocol = g_match_info_fetch(match, 1);
    *number = number_of(digits);
    return TRUE;
}

static int print_cause(void)
{
    g_autofree char *protocol = NULL;
    unsigned number;

    if (!read_cause(&protocol, &number))
        return fail_usage(sentence_text(SENTENCE_PROGRAM_NO_CAUSE));
    struct page *page = explain_cause(protocol, number);
    if (!page) {
        print_error(SENTENCE_WITH(SENTENCE_PROGRAM_UNKNOWN_CAUSE, value_protocol(protocol)));
        return NOT_FOUND;
    }
    if (!as_json) {
        print_page(page);
        return FOUND;
    }
    page_free(page);
    terminal_print_json(json_of_cause(protocol, number));
    return FOUND;
}

static int print_warning(void)
{
    struct page *page = warning >= 0 ? explain_warning((unsigned)warning) : NULL;

    if (!page) {
        print_error(SENTENCE_WITH(SENTENCE_PROGRAM_UNKNOWN_WARNING, value_warning(warning)));
        return NOT_FOUND;
    }
    if (!as_json) {
        print_page(page);
        return FOUND;
    }
    page_free(page);
    terminal_print_json(json_of_warning((unsigned)warning));
    return FOUND;
}

/* Of classes, as in "4xx". */
static int print_classes(const char *title, char *const *classes)
{
    g_autoptr(GString) digits = g_string_new(NULL);

    for (; *classes; classes++)
        g_string_append_c(digits, **classes);
    return print_codes(title, search_classes(digits->str));
}

static int answer_query(const char *query)
{
    g_auto(GStrv) parts = query_split(query);
    unsigned count = g_strv_length(parts);
    const char *nearly = query_find(parts, query_is_nearly_code);

    if (nearly && (count == 1 || query_any(parts, query_is_code_or_class)))
        return fail_number(nearly);
    if (count == 1 && query_is_code(parts[0]))
        return print_code(number_of(parts[0]));
    if (count == 2 && query_all(parts, query_is_code))
        return print_difference(number_of(parts[0]), number_of(parts[1]));
    if (query_all(parts, query_is_class))
        return print_classes(query, parts);
    if (query_all(parts, query_is_code_or_class) || query_any(words, query_is_code_or_class))
        return fail_usage(sentence_text(SENTENCE_PROGRAM_NO_QUERY));
    return print_codes(query, search_text(query));
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
    decode(&cause);
    decode(&language);
    for (char **word = words; word && *word; word++)
        decode(word);
}

static int answer(void)
{
    g_autofree char *query = words ? g_strjoinv(" ", words) : NULL;

    if ((query != NULL) + show_list + (cause != NULL) + (warning != -1) != 1)
        return fail_usage(sentence_text(SENTENCE_PROGRAM_NO_WORDS));
    if (show_list)
        return print_codes(sentence_text(SENTENCE_PROGRAM_ALL_CODES), search_all());
    if (cause != NULL)
        return print_cause();
    if (warning != -1)
        return print_warning();
    return answer_query(query);
}

/* The exit code: the status, or that not all of the output was written. */
static int finish(int status)
{
    int fault = terminal_fault();

    if (fault == 0)
        return status;
    if (fault != EPIPE) /* its reader has read enough */
        print_error(SENTENCE_WITH(SENTENCE_PROGRAM_UNWRITTEN, value_fault(g_strerror(fault))));
    return OUTPUT;
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    int status = FOUND;

    setlocale(LC_ALL, "");
    if (read_language(&argc, &argv) != FOUND)
        return USAGE;
    g_autoptr(GOptionContext) context = g_option_context_new(sentence_text(SENTENCE_PROGRAM_USAGE));
    g_option_context_set_summary(context, sentence_text(SENTENCE_PROGRAM_PURPOSE));
    add_description(context);
    g_option_context_set_help_enabled(context, FALSE); /* it would not see whether it was written */
    add_options(context);
    if (!g_option_context_parse(context, &argc, &argv, &error))
        return fail_usage(error->message);
    decode_all();
    if (choose_language() != FOUND) /* as in -jL fr */
        return USAGE;
    if (show_help)
        print_help(context);
    else if (show_version)
        terminal_print("sipcode " SIPCODE_VERSION "\n");
    else
        status = answer();
    g_strfreev(words);
    g_free(cause);
    g_free(language);
    return finish(status);
}
