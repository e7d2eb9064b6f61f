/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing one event: what all kinds of them have. */

#ifndef SIPCODE_EVENT_WRITER_H
#define SIPCODE_EVENT_WRITER_H

#include "event_details.h"
#include "event_id.h"
#include "event_log.h"
#include "json_writer.h"

/* Where the events of a file come from. */
struct event_source {
    const char *probe; /* NULL where it has none, as the next one */
    const char *name;  /* of the file */
    char file[EVENT_FILE_ID_MAX];
};

/* Of one event; what is NULL or 0 is left out. */
struct event_head {
    const char *kind;
    const char *outcome;
    const char *source; /* "192.0.2.1:5060" */
    const char *destination;
    const char *call_id; /* as results have it */
    struct slice method;
    const struct event_carrier *carrier;
    int64_t time;
    uint32_t frame; /* as frames.h counts it */
    unsigned index; /* without meaning for a call */
};

/* Begins an event on a line of its own behind what `out` holds; then ends it. */
struct json_writer event_begin(GString *out, const struct event_source *source,
                               const struct event_head *head);
void event_end(struct json_writer *writer);

/* A text of a packet, as a store would keep it; nothing for an empty one. */
void event_text(struct json_writer *writer, const char *key, struct slice text);

/* A number, where it is in bounds. */
void event_number(struct json_writer *writer, const char *key, uint64_t number, uint64_t limit);

/* A time in nanoseconds as seconds; nothing below 0 and beyond a year. */
void event_seconds(struct json_writer *writer, const char *key, int64_t time);

/* From, To, and who sent it. */
void event_parties(struct json_writer *writer, const struct event_details *details);

/* The limits of numbers in engines that would wrap them: of 16 and of 32 bits with a sign, and of
 * 32 bits without one. */
#define EVENT_SHORT_MAX 32767
#define EVENT_INTEGER_MAX 2147483647
#define EVENT_UNSIGNED_MAX 4294967295
#define EVENT_HOPS_MAX 255

#endif
