/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines of which none is written in two parts, so that several programs can append to the same file
 * or pipe. */

#ifndef SIPCODE_WHOLE_LINES_H
#define SIPCODE_WHOLE_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct whole_lines {
    FILE *stream;
    size_t waiting; /* bytes that are in its buffer */
};

/* `text` is lines, each with its end. False where they cannot be written; errno says why. */
bool whole_lines_write(struct whole_lines *lines, const char *text, size_t length);

bool whole_lines_flush(struct whole_lines *lines);

#endif
