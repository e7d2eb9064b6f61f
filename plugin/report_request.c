/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the argument of tshark -z: its options come first, and what is none is a display filter,
 * which may have commas. */

#include "report_request.h"

#include "sentence.h"

#include <string.h>

static const char *const names[REPORT_FORMS] = {
    [REPORT_TEXT] = "sipcode,report",
    [REPORT_CALLS] = "sipcode,calls",
    [REPORT_LADDER] = "sipcode,ladder",
    [REPORT_TICKET] = "sipcode,ticket",
};

/* What a word behind the first part makes of the first form. */
static const struct {
    const char *word;
    enum report_form of;
    enum report_form form;
} options[] = {
    {"json", REPORT_TEXT, REPORT_JSON},
    {"html=", REPORT_TEXT, REPORT_HTML},
    {"csv", REPORT_CALLS, REPORT_CALLS_CSV},
    {"mermaid", REPORT_LADDER, REPORT_LADDER_MERMAID},
};

const char *report_request_name(enum report_form form)
{
    return names[form];
}

/* The part up to the next comma, behind which `*rest` goes on; NULL at the end. The caller frees
 * it. */
static char *next_word(const char **rest)
{
    if (**rest != ',')
        return NULL;
    const char *start = *rest + 1;
    size_t length = strcspn(start, ",");
    *rest = start + length;
    return g_strndup(start, length);
}

/* Whether a word is an option of that kind of report. */
static bool read_option(struct report_request *request, enum report_form of, const char *word)
{
    if (strcmp(word, "mask") == 0) {
        request->is_masked = true;
        return true;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(options); i++) {
        bool has_value = g_str_has_suffix(options[i].word, "=");

        if (options[i].of != of || !(has_value ? g_str_has_prefix(word, options[i].word)
                                               : strcmp(word, options[i].word) == 0))
            continue;
        request->form = options[i].form;
        if (has_value) {
            g_free(request->file);
            request->file = g_strdup(word + strlen(options[i].word));
        }
        return true;
    }
    return false;
}

/* Reads the options; the rest, which begins with a word that is none, is the filter. */
static void read_options(struct report_request *request, enum report_form of, const char *rest)
{
    const char *start = rest;
    char *word;

    while ((word = next_word(&rest))) {
        bool is_option = *word == '\0' || read_option(request, of, word);

        g_free(word);
        if (!is_option) {
            request->filter = g_strdup(start + 1);
            return;
        }
        start = rest;
    }
}

static char *find_fault(const struct report_request *request, bool is_of_call)
{
    if (is_of_call && (!request->call_id || *request->call_id == '\0'))
        return SENTENCE_WITH(SENTENCE_WINDOW_WRONG_CALL, value_query(names[request->form]));
    if (is_of_call && request->filter)
        return SENTENCE_WITH(SENTENCE_WINDOW_WRONG_OPTION, value_query(request->filter));
    if (request->file && *request->file == '\0')
        return g_strdup(sentence_text(SENTENCE_WINDOW_WRONG_FILE));
    return NULL;
}

char *report_request_read(struct report_request *request, enum report_form form,
                          const char *argument)
{
    const char *rest = argument + strlen(names[form]);
    bool is_of_call = form == REPORT_LADDER || form == REPORT_TICKET;

    *request = (struct report_request){.form = form};
    if (*rest != '\0' && *rest != ',')
        return SENTENCE_WITH(SENTENCE_WINDOW_WRONG_OPTION, value_query(argument));
    if (is_of_call)
        request->call_id = next_word(&rest);
    read_options(request, form, rest);
    return find_fault(request, is_of_call);
}

void report_request_clear(struct report_request *request)
{
    g_free(request->call_id);
    g_free(request->file);
    g_free(request->filter);
    *request = (struct report_request){0};
}
