/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What `sipcode report` was asked for. */

#ifndef SIPCODE_REPORT_OPTIONS_H
#define SIPCODE_REPORT_OPTIONS_H

#include <glib.h>

struct report_options {
    gboolean as_json;
    gboolean as_html;
    gboolean as_calls;
    gboolean as_csv;
    gboolean is_masked;
    gboolean is_merge; /* files are reports */
    gboolean show_help;
    int jobs;     /* captures that are read at a time */
    char *output; /* a file; NULL for standard output. In the encoding of file names, as `files` */
    char **files;
};

extern struct report_options report_options;

/* Reads the arguments, the first of which is "report", into `report_options`, and chooses the
 * language. Returns what is wrong with them, which the caller frees, or NULL. */
char *report_options_read(int argc, char **argv);

/* What --help prints, once the options were read without fault. The caller frees it. */
char *report_options_help(void);

void report_options_free(void);

#endif
