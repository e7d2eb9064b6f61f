/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The program sipcode: explains SIP response codes in a terminal, and reports what captures show.
 */

#include "cause.h"
#include "code.h"
#include "events_command.h"
#include "explain.h"
#include "json.h"
#include "open_handbook.h"
#include "options.h"
#include "print.h"
#include "print_found.h"
#include "query.h"
#include "report_command.h"
#include "search.h"
#include "sentence.h"
#include "terminal.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static int fail_number(const char *word)
{
    g_autofree char *fault = SENTENCE_WITH(SENTENCE_PROGRAM_NO_CODE, value_query(word));

    return fail_usage(fault);
}

static unsigned number_of(const char *word)
{
    return (unsigned)strtoul(word, NULL, 10);
}

static int print_code(unsigned code)
{
    if (options.as_json)
        terminal_print_json(json_of_code(code));
    else
        print_page(explain_code(code));
    return code_find(code) ? FOUND : NOT_FOUND;
}

static int print_difference(unsigned a, unsigned b)
{
    if (options.as_json)
        terminal_print_json(json_of_difference(a, b));
    else
        print_page(explain_difference(a, b));
    return code_find(a) && code_find(b) ? FOUND : NOT_FOUND;
}

/* Takes the codes, of which there may be none. */
static int print_codes(const char *title, GPtrArray *codes)
{
    g_autoptr(GPtrArray) owned = codes;

    if (owned->len == 0)
        return fail_search(title);
    if (options.as_json)
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

    if (g_regex_match_simple("^-?[0-9]+$", options.cause, 0, 0)) {
        *protocol = g_strdup("Q.850");
        *number = number_of(options.cause);
        return TRUE;
    }
    if (!g_regex_match(reason, options.cause, 0, &match))
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
    if (!options.as_json) {
        print_page(page);
        return FOUND;
    }
    page_free(page);
    terminal_print_json(json_of_cause(protocol, number));
    return FOUND;
}

static int print_warning(void)
{
    struct page *page = options.warning >= 0 ? explain_warning((unsigned)options.warning) : NULL;

    if (!page) {
        print_error(
            SENTENCE_WITH(SENTENCE_PROGRAM_UNKNOWN_WARNING, value_warning(options.warning)));
        return NOT_FOUND;
    }
    if (!options.as_json) {
        print_page(page);
        return FOUND;
    }
    page_free(page);
    terminal_print_json(json_of_warning((unsigned)options.warning));
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
    if (query_all(parts, query_is_code_or_class) ||
        query_any(options.words, query_is_code_or_class))
        return fail_usage(sentence_text(SENTENCE_PROGRAM_NO_QUERY));
    return print_found(count == 1 ? parts[0] : query);
}

/* How many things are asked for: words are, but those that say where the handbook is opened. */
static int count_questions(void)
{
    return (options.words != NULL || options.open_handbook) + options.show_list +
           options.show_findings + (options.cause != NULL) + (options.warning != -1);
}

static int answer(void)
{
    g_autofree char *query = options.words ? g_strjoinv(" ", options.words) : NULL;

    if (count_questions() != 1)
        return fail_usage(sentence_text(SENTENCE_PROGRAM_NO_WORDS));
    if (options.open_handbook)
        return open_handbook(options.words);
    if (options.show_list)
        return print_codes(sentence_text(SENTENCE_PROGRAM_ALL_CODES), search_all());
    if (options.show_findings)
        return print_findings();
    if (options.cause != NULL)
        return print_cause();
    if (options.warning != -1)
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

static void print_help(void)
{
    g_autofree char *help = options_help();

    terminal_print(help);
}

static int run(void)
{
    if (!options.show_help && !options.show_version)
        return answer();
    if (options.show_help)
        print_help();
    else
        terminal_print("sipcode " SIPCODE_VERSION "\n");
    return FOUND;
}

static int explain(int argc, char **argv)
{
    g_autofree char *fault = options_read(argc, argv);

    return fault ? fail_usage(fault) : run();
}

/* The first word may name a part of the program with options of its own. */
static int answer_first(int argc, char **argv)
{
    const char *first = argc > 1 ? argv[1] : "";

    if (strcmp(first, "report") == 0)
        return report_command(argc - 1, argv + 1);
    if (strcmp(first, "events") == 0)
        return events_command(argc - 1, argv + 1);
    return explain(argc, argv);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    int status = answer_first(argc, argv);

    options_free();
    return finish(status);
}
