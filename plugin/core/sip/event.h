/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Event (RFC 6665 section 8.2.1). */

#ifndef SIPCODE_EVENT_H
#define SIPCODE_EVENT_H

#include "slice.h"

/* What tells the subscriptions of a dialog apart (RFC 6665 section 4.4.1). */
struct event {
    struct slice package;
    struct slice id; /* empty where there is none */
};

/* Reads the value of an Event header field; without a package it names no event. */
void event_parse(struct slice value, struct event *event);

/* Whether this is the package of REFER (RFC 3515 section 3.1). */
static inline bool event_is_refer(const struct event *event)
{
    return slice_equals(event->package, "refer");
}

#endif
