/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a report goes: to the terminal, to a window or to a file. */

#ifndef SIPCODE_REPORT_OUTPUT_H
#define SIPCODE_REPORT_OUTPUT_H

#include "report_request.h"
#include "windows.h"

struct report_output {
    const funnel_ops_t *windows;  /* NULL in a terminal */
    funnel_text_window_t *window; /* NULL in a terminal */
    const char *file;             /* of the request; NULL for none */
    char *shown;                  /* in the window; owned */
};

/* Opens a window where there are some. Returns NULL for success, and else why the file cannot be
 * written, in words, which the caller frees. `request` has to last as long as the output. */
char *report_output_open(struct report_output *output, const struct report_request *request,
                         const funnel_ops_t *windows);

/* Calls back when the user closes the window, which then is there no longer. */
void report_output_on_close(struct report_output *output, void (*callback)(void *), void *data);

/* Columns to wrap at; 0 not to wrap. */
unsigned report_output_width(const struct report_output *output);

/* Shows or writes the whole report in place of what was there before, or tells why that cannot be
 * done. */
void report_output_put(struct report_output *output, const char *text);

/* Takes the fault: the window shows it, or the terminal, where other reports may follow. */
void report_output_fail(struct report_output *output, char *fault);

void report_output_clear(struct report_output *output);

#endif
