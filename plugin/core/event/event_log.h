/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The events of a capture, a line of JSON each: for engines that keep and count those of many.
 * event.schema.json says what a line has. */

#ifndef SIPCODE_EVENT_LOG_H
#define SIPCODE_EVENT_LOG_H

#include "frames.h"
#include "result.h"
#include "summary.h"

#include <glib.h>

/* How a message was carried. */
struct event_carrier {
    const char *transport; /* "udp"; static; NULL where that is not known */
    uint32_t vlan;         /* 0 for none */
    bool is_tls;
};

struct event_log;

/* Texts are copied, and may be NULL: the name of the probe, and of the file. */
struct event_log *event_log_new(const char *probe, const char *file);
void event_log_free(struct event_log *log);

/* A file is opened. `frames` has to last until it is closed. */
void event_log_start(struct event_log *log, const struct frames *frames);

/* The first packet of the file, of which all events of it have their names. The time is in
 * nanoseconds. */
void event_log_note_first(struct event_log *log, int64_t time, const void *data, size_t length);
bool event_log_has_first(const struct event_log *log);

/* Adds the events of a message to `out`. `result` is what is told of it, NULL for nothing. Frames
 * come in their order. */
void event_log_message(struct event_log *log, GString *out, const struct message *message,
                       const struct origin *origin, const struct event_carrier *carrier,
                       const struct result *result);

/* Once the file was read: adds those of what only its end shows of a request, in the order of
 * frames, but of none that was left out; then those of attempts to call. */
void event_log_later(struct event_log *log, GString *out, const struct result *result);
void event_log_call(struct event_log *log, GString *out, const struct summary_call *call);

#endif
