/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes lines whole. */

#include "whole_lines.h"

#include <string.h>

/* What a pipe takes as one on Linux (PIPE_BUF), and no more than stdio's buffer holds. */
#define AT_ONCE 4096

bool whole_lines_flush(struct whole_lines *lines)
{
    lines->waiting = 0;
    return fflush(lines->stream) == 0;
}

static bool write_line(struct whole_lines *lines, const char *line, size_t length)
{
    if (lines->waiting + length > AT_ONCE && !whole_lines_flush(lines))
        return false;
    lines->waiting += length;
    return fwrite(line, 1, length, lines->stream) == length;
}

bool whole_lines_write(struct whole_lines *lines, const char *text, size_t length)
{
    while (length > 0) {
        const char *end = memchr(text, '\n', length);
        size_t line = end ? (size_t)(end - text) + 1 : length;

        if (!write_line(lines, text, line))
            return false;
        text += line;
        length -= line;
    }
    return true;
}
