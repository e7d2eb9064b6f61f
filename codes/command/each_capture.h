/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading the captures that were named on the command line, and saying which could not be read. */

#ifndef SIPCODE_EACH_CAPTURE_H
#define SIPCODE_EACH_CAPTURE_H

#include "captures.h"

/* What is wrong with the file that output would go to, as it is one of those that are read; NULL
 * for nothing, also where there is no such file. The caller frees it. */
char *each_capture_check_output(char *const *files, const char *output);

/* What is wrong with how many captures are to be read at a time; likewise, but static. */
const char *each_capture_check_jobs(int jobs);

/* How many are, where nobody says. */
int each_capture_usual_jobs(void);

/* Prints an error of a file. Takes the message. */
void each_capture_fail(char *message);

/* The same for what tshark said of a capture: read in part, or not at all. */
void each_capture_fail_read(const struct capture *capture, gboolean is_in_part);

/* The files without folders, which are named as errors in `*has_failed`. The caller frees it. */
char **each_capture_leave_out_folders(char *const *files, gboolean *has_failed);

/* Reads the captures and calls `take` with each in their order. FALSE where tshark, or the plugin,
 * is not there, after that was said. */
gboolean each_capture(char *const *files, int jobs, const struct question *question,
                      void (*take)(struct capture *capture, void *data), void *data);

#endif
