/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Standard output. */

#include "terminal.h"

#include "screen.h"

#include <errno.h>
#include <stdio.h>

#ifdef G_OS_UNIX
#include <unistd.h>
#endif

static int fault;
static gboolean has_progress;

static gboolean shows_errors(void)
{
#ifdef G_OS_UNIX
    return isatty(STDERR_FILENO);
#else
    return g_log_writer_supports_color(_fileno(stderr));
#endif
}

gboolean terminal_has_colour(void)
{
    const char *no_color = g_getenv("NO_COLOR");
    const char *term = g_getenv("TERM");

    return screen_is_there() && (!no_color || *no_color == '\0') && g_strcmp0(term, "dumb") != 0;
}

static gboolean has_charset(void)
{
    const char *charset;

    return !g_get_charset(&charset) && g_strcmp0(charset, "ANSI_X3.4-1968") != 0;
}

static void print_bytes(const char *text)
{
    if (fputs(text, stdout) >= 0)
        fflush(stdout);
}

static void note_fault(void)
{
    if (fault == 0 && ferror(stdout))
        fault = errno;
}

void terminal_print(const char *text)
{
    /* g_print() would make question marks of all that a locale without a charset, such as C, has
     * not; what that stands in takes UTF-8. */
    if (has_charset())
        g_print("%s", text); /* and flushes */
    else
        print_bytes(text);
    note_fault();
}

void terminal_print_utf8(const char *text)
{
    print_bytes(text);
    note_fault();
}

void terminal_print_json(JsonNode *node)
{
    g_autofree char *text = json_to_string(node, TRUE);

    terminal_print_utf8(text); /* JSON is UTF-8 everywhere */
    terminal_print("\n");
    json_node_unref(node);
}

void terminal_print_error(const char *text)
{
    if (has_charset())
        g_printerr("%s", text);
    else
        fputs(text, stderr);
}

void terminal_show_progress(const char *text)
{
    g_autofree char *line = g_strdup_printf("\r%s\033[K", text);

    if (!shows_errors())
        return;
    terminal_print_error(line);
    has_progress = TRUE;
}

void terminal_end_progress(void)
{
    if (has_progress)
        terminal_print_error("\r\033[K");
    has_progress = FALSE;
}

int terminal_fault(void)
{
    return fault;
}
