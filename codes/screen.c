/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The terminal that standard output may be. */

#include "screen.h"

#include <stdio.h>

#ifdef G_OS_UNIX
#include <sys/ioctl.h>
#include <unistd.h>
#endif

/* Narrower ones are not wrapped for: a word would stand on each line. */
#define WIDTH_MIN 40
#define WIDTH_USUAL 80

#ifdef G_OS_UNIX
gboolean screen_is_there(void)
{
    return isatty(STDOUT_FILENO);
}

/* 0 where the system does not tell. */
static unsigned window_width(void)
{
    struct winsize size = {0};

    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
#else
/* One that takes the sequences of bold text: older ones of Windows do not. */
gboolean screen_is_there(void)
{
    return g_log_writer_supports_color(_fileno(stdout));
}

static unsigned window_width(void)
{
    return 0;
}
#endif

unsigned screen_width(void)
{
    const char *columns = g_getenv("COLUMNS");
    guint64 width = columns ? g_ascii_strtoull(columns, NULL, 10) : 0;

    if (!screen_is_there())
        return 0;
    if (width == 0)
        width = window_width();
    return width == 0 ? WIDTH_USUAL : (unsigned)CLAMP(width, WIDTH_MIN, G_MAXINT);
}
