/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Events of attempts to call. */

#ifndef SIPCODE_EVENT_CALL_H
#define SIPCODE_EVENT_CALL_H

#include "event_writer.h"

/* Adds the event of an attempt to `out`. `details` and `carrier` are of its first INVITE; NULL
 * where they are not known. `frame` is that of it as frames.h counts it; 0 where it was left out.
 */
void event_call_write(GString *out, const struct event_source *source,
                      const struct summary_call *call, uint32_t frame,
                      const struct event_details *details, const struct event_carrier *carrier);

#endif
