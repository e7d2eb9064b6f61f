/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The program sipcode: explains SIP response codes in a terminal. */

#include "cause.h"
#include "code.h"
#include "explain.h"
#include "json.h"
#include "search.h"
#include "terminal.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

enum { FOUND, NOT_FOUND, USAGE, OUTPUT };

static gboolean as_json;
static gboolean show_list;
static gboolean show_version;
static gboolean show_help;
static char *cause;
static int warning = -1;
static char **words;

static const GOptionEntry options[] = {
    {"list", 'l', 0, G_OPTION_ARG_NONE, &show_list, "List all codes", NULL},
    {"cause", 'c', 0, G_OPTION_ARG_STRING, &cause, "Explain a Q.850 cause, or a value of Reason",
     "CAUSE"},
    {"warning", 'w', 0, G_OPTION_ARG_INT, &warning, "Explain a code of the Warning header", "CODE"},
    {"json", 'j', 0, G_OPTION_ARG_NONE, &as_json, "Print JSON with the names of tshark's fields",
     NULL},
    {"version", 'V', 0, G_OPTION_ARG_NONE, &show_version, "Print the version", NULL},
    {"help", 'h', 0, G_OPTION_ARG_NONE, &show_help, "Print this help", NULL},
    {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL},
    {NULL, 0, 0, 0, NULL, NULL, NULL},
};

static const char description[] =
    "Examples:\n"
    "  sipcode 486        explains one code\n"
    "  sipcode 204 603    sets two codes side by side\n"
    "  sipcode 4xx 5xx    lists classes\n"
    "  sipcode busy       searches names, summaries and texts\n"
    "  sipcode --cause 17 explains a cause of the telephone network\n\n"
    "Exit code: 0 found, 1 not found, 2 wrong usage, 3 output not written.\n";

static void print_help(GOptionContext *context)
{
    g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);

    terminal_print(help);
}

static int fail_usage(const char *message)
{
    g_printerr("sipcode: %s; try sipcode --help\n", message);
    return USAGE;
}

static int fail_number(const char *word)
{
    g_autofree char *message = g_strdup_printf("\"%s\" is no code, which has three digits", word);

    return fail_usage(message);
}

/* Three digits. */
static gboolean is_code(const char *word)
{
    return strlen(word) == 3 && strspn(word, "0123456789") == 3;
}

/* A slip: too short, or with a zero too many. What is longer may be an RFC. */
static gboolean is_nearly_code(const char *word)
{
    size_t length = strlen(word);

    return length > 0 && strspn(word, "0123456789") == length && length != 3 &&
           (length < 3 || *word == '0');
}

static gboolean is_class(const char *word)
{
    return *word >= '1' && *word <= '6' && g_ascii_strcasecmp(word + 1, "xx") == 0;
}

static gboolean is_code_or_class(const char *word)
{
    return is_code(word) || is_class(word);
}

static gboolean any_is(char *const *of, gboolean (*is)(const char *word))
{
    while (*of && !is(*of))
        of++;
    return *of != NULL;
}

/* Whether there are words, and all of them are such. */
static gboolean all_are(char *const *of, gboolean (*is)(const char *word))
{
    char *const *end = of;

    while (*end && is(*end))
        end++;
    return end > of && !*end;
}

/* The words as they are meant: "486,600", "486/600", "486vs600" and "486 vs 600" are two codes. */
static char **split_query(const char *query)
{
    g_autofree char *spaced = g_strdelimit(g_strdup(query), ",/", ' ');

    return g_regex_split_simple("\\s+(?:vs\\.?\\s+)?|(?<=[0-9])vs(?=[0-9])", g_strstrip(spaced),
                                G_REGEX_CASELESS, 0);
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
        g_printerr("sipcode: nothing found for \"%s\"\n", title);
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
        return fail_usage("a cause is a number, or as in 'STIR;cause=403'");
    struct page *page = explain_cause(protocol, number);
    if (!page) {
        g_printerr("sipcode: no table has that cause of %s\n", protocol);
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
        g_printerr("sipcode: no table has the warn-code %d\n", warning);
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
    g_auto(GStrv) parts = split_query(query);
    unsigned count = g_strv_length(parts);

    if (count == 1 && is_nearly_code(parts[0]))
        return fail_number(parts[0]);
    if (count == 1 && is_code(parts[0]))
        return print_code(number_of(parts[0]));
    if (count == 2 && all_are(parts, is_code))
        return print_difference(number_of(parts[0]), number_of(parts[1]));
    if (all_are(parts, is_class))
        return print_classes(query, parts);
    if (all_are(parts, is_code_or_class) || any_is(words, is_code_or_class))
        return fail_usage("give one code, two codes, classes, or words");
    return print_codes(query, search_text(query));
}

static int answer(void)
{
    g_autofree char *query = words ? g_strjoinv(" ", words) : NULL;

    if ((query != NULL) + show_list + (cause != NULL) + (warning != -1) != 1)
        return fail_usage("give a code, two codes, classes, words to search for, or one option");
    if (show_list)
        return print_codes("all codes", search_all());
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
        g_printerr("sipcode: the output cannot be written: %s\n", g_strerror(fault));
    return OUTPUT;
}

int main(int argc, char **argv)
{
    g_autoptr(GOptionContext) context = g_option_context_new("CODE [CODE] | CLASS... | WORD...");
    g_autoptr(GError) error = NULL;
    int status = FOUND;

    setlocale(LC_ALL, "");
    g_option_context_set_summary(context, "Explains SIP response codes.");
    g_option_context_set_description(context, description);
    g_option_context_set_help_enabled(context, FALSE); /* it would not see whether it was written */
    g_option_context_add_main_entries(context, options, NULL);
    if (!g_option_context_parse(context, &argc, &argv, &error))
        return fail_usage(error->message);
    if (show_help)
        print_help(context);
    else if (show_version)
        terminal_print("sipcode " SIPCODE_VERSION "\n");
    else
        status = answer();
    g_strfreev(words);
    g_free(cause);
    return finish(status);
}
