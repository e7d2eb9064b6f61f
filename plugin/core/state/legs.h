/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which calls are legs of one: told by what their INVITEs say, else guessed. */

#ifndef SIPCODE_LEGS_H
#define SIPCODE_LEGS_H

#include "leg.h"
#include "request.h"

struct legs;

/* What is kept is in `store`. */
struct legs *legs_new(struct store *store);
void legs_free(struct legs *legs);

/* Notes the first copy of an INVITE outside of dialogs. Of others it notes nothing. */
void legs_note_request(struct legs *legs, const struct arrival *arrival,
                       const struct request *request);

/* The legs of the call that has this Call-ID, as hash.h makes it; NULL where no other one is known.
 * It never changes: a leg that is joined later makes another one. */
const struct call_legs *legs_find(const struct legs *legs, uint64_t call_id);

/* The same, of a Call-ID as it is kept; NULL for none. */
const struct call_legs *legs_of_call(const struct legs *legs, const char *call_id);

#endif
