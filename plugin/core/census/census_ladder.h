/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ladders: all messages of a call at all hops, with those of its other legs. */

#ifndef SIPCODE_CENSUS_LADDER_H
#define SIPCODE_CENSUS_LADDER_H

#include "census_work.h"

/* Adds the ladder of a call, whose Call-ID may be whole or as it is kept; false where the capture
 * has none. */
bool census_ladder_add(struct census *census, const char *call_id);

/* Adds one of the first example of each of the most frequent causes in the summary. */
void census_ladders_add(struct census *census);

#endif
