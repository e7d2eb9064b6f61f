/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Printing a page, or what is wrong. */

#include "print.h"

#include "sentence.h"
#include "terminal.h"

void print_error(char *message)
{
    for (char *at = message; *at != '\0'; at++) {
        if (g_ascii_iscntrl(*at) && *at != '\n')
            *at = '?'; /* names of files are no sequences for the terminal */
    }
    g_autofree char *line = g_strdup_printf("sipcode: %s\n", message);

    terminal_print_error(line);
    g_free(message);
}

void print_page(struct page *page)
{
    g_autofree char *text = page_render(page, terminal_width(), terminal_has_colour());

    terminal_print(text);
    page_free(page);
}

int fail_usage(const char *fault)
{
    print_error(SENTENCE_WITH(SENTENCE_PROGRAM_USAGE_ERROR, value_fault(fault)));
    return USAGE;
}

int fail_search(const char *query)
{
    print_error(SENTENCE_WITH(SENTENCE_PROGRAM_NOTHING_FOUND, value_query(query)));
    return NOT_FOUND;
}
