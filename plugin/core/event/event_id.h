/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of events that are always the same: loaded twice, an event is one. */

#ifndef SIPCODE_EVENT_ID_H
#define SIPCODE_EVENT_ID_H

#include <stddef.h>
#include <stdint.h>

/* With their NUL. */
#define EVENT_FILE_ID_MAX 13
#define EVENT_ID_MAX 33

/* What tells a file from others: time, in nanoseconds, and bytes of its first packet. Its name may
 * be given to another file, and its size grows while it is written. */
void event_file_id(char id[EVENT_FILE_ID_MAX], int64_t time, const void *data, size_t length);

/* What makes an event; texts may be NULL. */
struct event_identity {
    const char *probe;
    const char *file; /* as event_file_id() makes it */
    const char *kind;
    const char *source;
    const char *destination;
    const char *call_id;
    int64_t time;
    uint32_t frame;
    unsigned index; /* in that frame */
};

void event_id(char id[EVENT_ID_MAX], const struct event_identity *identity);

#endif
