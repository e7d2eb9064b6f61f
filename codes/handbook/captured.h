/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the captures that come with the handbook show: the files .expected beside them. */

#ifndef SIPCODE_CAPTURED_H
#define SIPCODE_CAPTURED_H

#include <glib.h>

/* A code, or a finding on it, in a frame of a capture. */
struct captured {
    char *file; /* name of the capture */
    unsigned frame;
    unsigned code; /* 0 where the frame has no response alone */
    char *finding; /* id; NULL for the code itself */
};

/* Reads the files of a folder, in the order of their names. The caller frees the array, of struct
 * captured. NULL where the folder cannot be read; `*error` says why. */
GPtrArray *captured_read(const char *folder, GError **error);

#endif
