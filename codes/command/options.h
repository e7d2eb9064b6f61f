/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the program was asked for. */

#ifndef SIPCODE_OPTIONS_H
#define SIPCODE_OPTIONS_H

#include <glib.h>

/* Texts are UTF-8. */
struct options {
    gboolean as_json;
    gboolean show_list;
    gboolean show_findings;
    gboolean open_handbook;
    gboolean show_version;
    gboolean show_help;
    char *cause;    /* NULL where none was given, as the other texts */
    char *language; /* the name of one */
    int warning;    /* -1 for none */
    char **words;
};

extern struct options options;

/* Reads the arguments into `options`, and chooses the language. Returns what is wrong with them,
 * which the caller frees, or NULL. */
char *options_read(int argc, char **argv);

/* What --help prints, once the options were read without fault. The caller frees it. */
char *options_help(void);

/* For a part of the program with options of its own: chooses the language, reads what `add` has
 * added in it, and --language again, which `add` adds too, for `options`. Returns what is wrong, as
 * above. */
char *options_parse(int argc, char **argv, void (*add)(GOptionContext *context));

/* Lists options for the help: GLib would do so in the language of the locale, with headings of its
 * own. The first without a description ends them. The caller frees the list. */
char *options_list(const GOptionEntry *entries);

void options_free(void);

#endif
