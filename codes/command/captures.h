/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading captures by tshark and the plugin, several at a time. */

#ifndef SIPCODE_CAPTURES_H
#define SIPCODE_CAPTURES_H

#include <glib.h>

/* What tshark said of a capture, or would not. */
struct capture {
    const char *path;    /* in the encoding of file names */
    char *name;          /* to be shown, UTF-8 */
    unsigned index;      /* its place among all, from 0 */
    char *output;        /* what tshark printed; NULL where there is nothing, as the next one */
    char *fault;         /* what tshark complained of, one line in UTF-8 */
    gboolean is_foreign; /* tshark has no such plugin */
    gboolean is_done;
};

/* What tshark is asked of each capture, by its option -z. */
struct question {
    const char *name; /* how the argument begins, "sipcode,report" */

    /* The whole argument; the caller frees it. Called in a thread. */
    char *(*ask)(const struct capture *capture, void *data);
    void *data;
    gboolean prints; /* else it answers into a file, and may have nothing to say */
};

struct captures;

/* Begins to read captures, `jobs` at a time, in their order. Paths, which NULL ends, stay the
 * caller's, who keeps them and the question as long. NULL where there is no tshark in PATH. */
struct captures *captures_start(char *const *paths, int jobs, const struct question *question);

/* Waits until one of them was read; `progress` hears how many have been, in between. */
struct capture *captures_wait(struct captures *captures, unsigned index,
                              void (*progress)(unsigned done, unsigned whole));

/* Begins no more, waits for those that are being read, and frees all. */
void captures_free(struct captures *captures);

#endif
