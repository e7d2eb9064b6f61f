/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Event. */

#include "event.h"

#include "list.h"

void event_parse(struct slice value, struct event *event)
{
    struct slice rest = value;

    if (!list_take(&rest, ';', &event->package))
        event->package.length = 0;
    if (!list_parameter(value, "id", &event->id))
        event->id.length = 0;
}
