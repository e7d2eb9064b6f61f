/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is wrong with the files, as compile_codes says it. */

#ifndef SIPCODE_FAULT_H
#define SIPCODE_FAULT_H

#include <glib.h>

struct fault {
    char *path;
    unsigned line; /* 0 where no line of the file is to blame */
    char *text;    /* "key: what is wrong" */
};

/* An empty array of faults, which it owns. */
GPtrArray *faults_new(void);

/* By file and line; those of one line stay in the order in which they were found. */
void faults_sort(GPtrArray *faults);

/* Appends a fault; `key` is NULL where it is about none, `what` is taken. */
void fault_add(GPtrArray *faults, const char *path, unsigned line, const char *key, char *what);

/* "path:line:key: what is wrong", which editors and terminals jump to. Freed by the caller. */
char *fault_describe(const struct fault *fault);

#endif
