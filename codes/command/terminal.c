/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Standard output. */

#include "terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Narrower ones are not wrapped for: a word would stand on each line. */
#define WIDTH_MIN 40

unsigned terminal_width(void)
{
    const char *columns = g_getenv("COLUMNS");
    struct winsize size = {0};
    unsigned width;

    if (!isatty(STDOUT_FILENO))
        return 0;
    width = columns ? (unsigned)strtoul(columns, NULL, 10) : 0;
    if (width == 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    return width == 0 ? 80 : MAX(width, WIDTH_MIN);
}

gboolean terminal_has_colour(void)
{
    const char *no_color = g_getenv("NO_COLOR");
    const char *term = g_getenv("TERM");

    return isatty(STDOUT_FILENO) && (!no_color || *no_color == '\0') &&
           g_strcmp0(term, "dumb") != 0;
}

void terminal_print(const char *text)
{
    g_print("%s", text);
}

void terminal_print_json(JsonNode *node)
{
    g_autofree char *text = json_to_string(node, TRUE);

    g_print("%s\n", text);
    json_node_unref(node);
}
