/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the argument of tshark -z: the name of a report, options, and what the report is about: a
 * display filter or a Call-ID. These may have commas: options stand before or behind them, and
 * whatever stands behind "filter=" or "call=" is no option. */

#include "report_request.h"

#include "sentence.h"

#include <string.h>

#define MASK "mask"

/* Each form with the name of the report, or the option that makes it of a report; behind "=" stands
 * a file to write to. */
static const struct {
    const char *word;
    enum report_form report;
    bool is_of_call;
} forms[REPORT_FORMS] = {
    [REPORT_TEXT] = {"sipcode,report", REPORT_TEXT, false},
    [REPORT_JSON] = {"json", REPORT_TEXT, false},
    [REPORT_HTML] = {"html=", REPORT_TEXT, false},
    [REPORT_CALLS] = {"sipcode,calls", REPORT_CALLS, false},
    [REPORT_CALLS_CSV] = {"csv", REPORT_CALLS, false},
    [REPORT_LADDER] = {"sipcode,ladder", REPORT_LADDER, true},
    [REPORT_LADDER_MERMAID] = {"mermaid", REPORT_LADDER, true},
    [REPORT_TICKET] = {"sipcode,ticket", REPORT_TICKET, true},
};

/* An argument while it is read. */
struct reading {
    struct report_request *request;
    enum report_form report;
    char *rest;   /* what no option was found in so far; owned */
    char *option; /* that gave the form; NULL for none; owned */
    char *fault;  /* the first one, in words; NULL for none */
};

static bool is_report(enum report_form form)
{
    return forms[form].report == form;
}

const char *report_request_name(enum report_form form)
{
    return is_report(form) ? forms[form].word : NULL;
}

static bool has_value(enum report_form form)
{
    return g_str_has_suffix(forms[form].word, "=");
}

/* Whether a word is the option that makes that form. */
static bool is_option(enum report_form form, const char *word)
{
    return !is_report(form) && (has_value(form) ? g_str_has_prefix(word, forms[form].word)
                                                : strcmp(word, forms[form].word) == 0);
}

/* "json, html=FILE, mask"; the caller frees it. */
static char *list_options(enum report_form report)
{
    GString *list = g_string_new(NULL);

    for (unsigned form = 0; form < REPORT_FORMS; form++) {
        if (is_report(form) || forms[form].report != report)
            continue;
        g_string_append_printf(list, "%s%s, ", forms[form].word,
                               has_value(form) ? sentence_text(SENTENCE_REPORTING_OUTPUT_VALUE)
                                               : "");
    }
    g_string_append(list, MASK);
    return g_string_free(list, FALSE);
}

/* A sentence about a word that is not what a report takes. */
static char *tell_wrong(enum sentence sentence, enum report_form report, const char *word)
{
    g_autofree char *options = list_options(report);

    return SENTENCE_WITH(sentence, value_query(word), value_report(forms[report].word),
                         value_options(options));
}

static void note_fault(struct reading *reading, char *fault)
{
    if (reading->fault)
        g_free(fault);
    else
        reading->fault = fault;
}

static void take_form(struct reading *reading, enum report_form form, const char *option)
{
    struct report_request *request = reading->request;

    if (reading->option && strcmp(reading->option, option) != 0) {
        note_fault(reading, SENTENCE_WITH(SENTENCE_REQUEST_TWO_FORMS, value_first(reading->option),
                                          value_second(option)));
        return;
    }
    request->form = form;
    g_free(reading->option);
    reading->option = g_strdup(option);
    if (!has_value(form))
        return;
    g_free(request->file);
    request->file = g_strdup(option + strlen(forms[form].word));
    if (*request->file == '\0')
        note_fault(reading, g_strdup(sentence_text(SENTENCE_WINDOW_WRONG_FILE)));
}

/* Whether a word is an option of the report, which is then taken, or nothing at all. */
static bool take_option(struct reading *reading, const char *word)
{
    if (*word == '\0')
        return true;
    if (strcmp(word, MASK) == 0) {
        reading->request->is_masked = true;
        return true;
    }
    for (unsigned form = 0; form < REPORT_FORMS; form++) {
        if (forms[form].report == reading->report && is_option(form, word)) {
            take_form(reading, form, word);
            return true;
        }
    }
    return false;
}

/* The first word, or the last one, without the spaces around it; the caller frees it. */
static char *first_word(const char *text)
{
    return g_strstrip(g_strndup(text, strcspn(text, ",")));
}

static char *last_word(const char *text)
{
    const char *comma = strrchr(text, ',');

    return g_strstrip(g_strdup(comma ? comma + 1 : text));
}

/* Options at the beginning; true where the rest begins with that word, which says what the rest is.
 */
static bool take_first(struct reading *reading, const char *announces)
{
    char *rest = reading->rest;
    bool is_announced = false, is_taken = true;

    while (*rest != '\0' && is_taken && !is_announced) {
        g_autofree char *word = first_word(rest);

        is_announced = g_str_has_prefix(word, announces);
        is_taken = !is_announced && take_option(reading, word);
        if (is_announced)
            rest = strstr(rest, announces) + strlen(announces);
        else if (is_taken)
            rest += strcspn(rest, ",") + (strchr(rest, ',') ? 1 : 0);
    }
    memmove(reading->rest, rest, strlen(rest) + 1);
    return is_announced;
}

/* Options at the end. */
static void take_last(struct reading *reading)
{
    char *comma;

    while ((comma = strrchr(reading->rest, ','))) {
        g_autofree char *word = last_word(reading->rest);

        if (!take_option(reading, word))
            return;
        *comma = '\0';
    }
}

static bool is_of_other_report(const char *word)
{
    for (unsigned form = 0; form < REPORT_FORMS; form++) {
        if (is_option(form, word))
            return true;
    }
    return false;
}

/* An option of another report is meant for one: a filter of that name is told by "filter=", and a
 * Call-ID can be such a word. */
static void refuse_others(struct reading *reading)
{
    g_autofree char *first = first_word(reading->rest), *last = last_word(reading->rest);
    bool is_one = strcmp(first, last) == 0;
    const char *other = is_of_other_report(last) ? last : is_of_other_report(first) ? first : NULL;

    if (other && !(is_one && forms[reading->report].is_of_call))
        note_fault(reading, tell_wrong(SENTENCE_REQUEST_OTHER_OPTION, reading->report, other));
}

/* What is no option is what the report is about. */
static void take_rest(struct reading *reading)
{
    struct report_request *request = reading->request;
    bool is_of_call = forms[reading->report].is_of_call;
    char *rest = g_strdup(g_strstrip(reading->rest));

    if (is_of_call && *rest == '\0')
        note_fault(reading, SENTENCE_WITH(SENTENCE_WINDOW_WRONG_CALL,
                                          value_query(forms[reading->report].word)));
    if (is_of_call)
        request->call_id = rest;
    else if (*rest != '\0')
        request->filter = rest;
    else
        g_free(rest);
}

static char *tell_no_report(const char *argument)
{
    GString *names = g_string_new(NULL);

    for (unsigned form = 0; form < REPORT_FORMS; form++) {
        if (is_report(form))
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", forms[form].word);
    }
    char *fault =
        SENTENCE_WITH(SENTENCE_REQUEST_NO_REPORT, value_query(argument), value_options(names->str));
    g_string_free(names, TRUE);
    return fault;
}

char *report_request_read(struct report_request *request, enum report_form report,
                          const char *argument)
{
    const char *rest = argument + strlen(forms[report].word);
    struct reading reading = {.request = request, .report = report};

    *request = (struct report_request){.form = report};
    if (*rest != '\0' && *rest != ',')
        return tell_no_report(argument);
    reading.rest = g_strdup(*rest == ',' ? rest + 1 : rest);
    if (!take_first(&reading, forms[report].is_of_call ? "call=" : "filter=")) {
        take_last(&reading);
        refuse_others(&reading);
    }
    take_rest(&reading);
    g_free(reading.rest);
    g_free(reading.option);
    return reading.fault;
}

char *report_request_no_filter(const struct report_request *request)
{
    return tell_wrong(SENTENCE_REQUEST_NO_FILTER, forms[request->form].report, request->filter);
}

/* Behind a comma an option may have been meant. */
char *report_request_no_call(const struct report_request *request)
{
    return strchr(request->call_id, ',')
               ? tell_wrong(SENTENCE_REQUEST_NO_CALL_NOR_OPTION, forms[request->form].report,
                            request->call_id)
               : SENTENCE_WITH(SENTENCE_WINDOW_NO_CALL, value_query(request->call_id));
}

void report_request_clear(struct report_request *request)
{
    g_free(request->call_id);
    g_free(request->file);
    g_free(request->filter);
    *request = (struct report_request){0};
}
