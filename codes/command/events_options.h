/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What `sipcode events` was asked for. */

#ifndef SIPCODE_EVENTS_OPTIONS_H
#define SIPCODE_EVENTS_OPTIONS_H

#include <glib.h>

struct events_options {
    gboolean show_help;
    int jobs;     /* captures that are read at a time */
    char *probe;  /* the name of who captured; NULL for none */
    char *output; /* a file; NULL for standard output. In the encoding of file names, as `files` */
    char **files;
};

extern struct events_options events_options;

/* Reads the arguments, the first of which is "events", into `events_options`, and chooses the
 * language. Returns what is wrong with them, which the caller frees, or NULL. */
char *events_options_read(int argc, char **argv);

/* What --help prints, once the options were read without fault. The caller frees it. */
char *events_options_help(void);

void events_options_free(void);

#endif
