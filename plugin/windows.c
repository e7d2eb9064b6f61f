/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opens text windows and makes entries of menus. */

#include "windows.h"

#include <stdio.h>
#include <stdlib.h>

const funnel_ops_t *windows_find(void)
{
    const funnel_ops_t *windows = funnel_get_funnel_ops();

    return windows && windows->new_dialog && windows->new_text_window && windows->set_text ? windows
                                                                                           : NULL;
}

void windows_show(const funnel_ops_t *windows, const char *title, const char *text)
{
    windows->set_text(windows->new_text_window(windows->ops_id, title), text);
}

void windows_say(const funnel_ops_t *windows, const char *sentence)
{
    g_autofree char *line = g_strdup_printf("%s\n", sentence);

    windows_show(windows, sentence_text(SENTENCE_WINDOW_MENU), line);
}

static void print_fault(char *fault)
{
    for (char *at = fault; *at != '\0'; at++) {
        if (g_ascii_iscntrl(*at) && *at != '\n')
            *at = '?';
    }
    fprintf(stderr, "sipcode: %s\n", fault);
}

void windows_exit(char *fault)
{
    print_fault(fault);
    exit(EXIT_FAILURE);
}

/* tshark asks no report how it went: what it ends with is replaced when all is done. */
static void end_with_failure(void)
{
    fflush(NULL);
    _Exit(EXIT_FAILURE);
}

void windows_fail(char *fault)
{
    static bool is_noted;

    print_fault(fault);
    g_free(fault);
    if (!is_noted)
        is_noted = atexit(end_with_failure) == 0;
}

/* The path of an entry of our menu; the caller frees it. */
static char *entry_of(enum sentence name)
{
    return g_strconcat(sentence_text(SENTENCE_WINDOW_MENU), "/", sentence_text(name), NULL);
}

/* Wireshark copies the path. */
void windows_add_entry(enum sentence name, funnel_menu_callback on_choice)
{
    g_autofree char *path = entry_of(name);

    funnel_register_menu(path, REGISTER_TOOLS_GROUP_UNSORTED, on_choice, NULL, NULL, FALSE);
}

#if COMPAT_HAS_PACKET_MENU
void windows_add_packet_entry(enum sentence name, const char *field,
                              funnel_packet_menu_callback on_choice)
{
    g_autofree char *path = entry_of(name);

    funnel_register_packet_menu(path, field, on_choice, NULL, false);
}
#endif
