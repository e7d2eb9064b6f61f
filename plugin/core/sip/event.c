/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Event. */

#include "event.h"

#include "list.h"

void event_parse(struct slice value, struct event *event)
{
    struct slice rest = value;

    *event = (struct event){{NULL, 0}, {NULL, 0}};
    list_take(&rest, ';', &event->package);
    list_parameter(value, "id", &event->id);
}
