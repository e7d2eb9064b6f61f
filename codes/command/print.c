/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Printing a page, or what is wrong. */

#include "print.h"

#include "sentence.h"
#include "screen.h"
#include "terminal.h"

#include <stdbool.h>
#include <string.h>

/* Names of files are no sequences for the terminal, which begin with ESC or U+009B. */
static void hide_controls(char *text)
{
    size_t length;

    for (; *text != '\0'; text += length) {
        gunichar character = g_utf8_get_char_validated(text, -1);
        bool is_valid = character < (gunichar)-2;

        length = is_valid ? (size_t)(g_utf8_next_char(text) - text) : 1;
        if (!is_valid || (g_unichar_iscntrl(character) && character != '\n'))
            memset(text, '?', length);
    }
}

void print_error(char *message)
{
    hide_controls(message);
    g_autofree char *line = g_strdup_printf("sipcode: %s\n", message);

    terminal_print_error(line);
    g_free(message);
}

void print_page(struct page *page)
{
    g_autofree char *text = page_render(page, screen_width(), terminal_has_colour());

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
