/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The bytes of the last requests: a refusal mostly follows at once, and may speak of any of their
 * header fields. */

#ifndef SIPCODE_RECENT_H
#define SIPCODE_RECENT_H

#include "request.h"

/* A request that is remembered whole. Slices are valid until the next one is noted. */
struct recent {
    struct fields fields;
    struct slice body;
    bool is_complete;
};

struct recents;

struct recents *recents_new(void);
void recents_free(struct recents *recents);

/* Notes the first copy of a request, in place of the oldest; one that is very long is passed over.
 */
void recents_note(struct recents *recents, const struct request *request,
                  const struct message *message);

/* Finds a request; false where it came too long ago. */
bool recents_find(const struct recents *recents, const struct request *request,
                  struct recent *recent);

#endif
