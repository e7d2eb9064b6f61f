/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading captures by tshark and the plugin, several at a time. */

#ifndef SIPCODE_CAPTURES_H
#define SIPCODE_CAPTURES_H

#include <glib.h>

/* What tshark said of a capture, or would not. */
struct capture {
    const char *path;    /* in the encoding of file names */
    char *name;          /* to be shown, UTF-8 */
    char *json;          /* NULL where there is nothing of it, as the next one */
    char *fault;         /* what tshark complained of, one line in UTF-8 */
    gboolean is_foreign; /* tshark has no such plugin */
    gboolean is_done;
};

struct captures;

/* Begins to read captures, `jobs` at a time, in their order. Paths, which NULL ends, stay the
 * caller's, who keeps them as long. NULL where there is no tshark in PATH. */
struct captures *captures_start(char *const *paths, int jobs);

/* Waits until one of them was read; `progress` hears how many have been, in between. */
struct capture *captures_wait(struct captures *captures, unsigned index,
                              void (*progress)(unsigned done, unsigned whole));

/* Begins no more, waits for those that are being read, and frees all. */
void captures_free(struct captures *captures);

#endif
