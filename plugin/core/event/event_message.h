/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Events of messages: of a response one, of a request one for each of its findings. */

#ifndef SIPCODE_EVENT_MESSAGE_H
#define SIPCODE_EVENT_MESSAGE_H

#include "event_writer.h"

/* A message, and where it is. */
struct event_message {
    const struct event_details *details;
    const struct event_carrier *carrier;
    const struct frames *frames;
    const struct result *result; /* not what follows it by `next` */
    int64_t time;
    uint32_t frame;
    unsigned index; /* of its first event */
};

/* Adds its events to `out`; returns how many. */
unsigned event_message_write(GString *out, const struct event_source *source,
                             const struct event_message *message);

#endif
