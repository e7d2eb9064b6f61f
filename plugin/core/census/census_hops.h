/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What became of attempts to call at the hops behind their first one. */

#ifndef SIPCODE_CENSUS_HOPS_H
#define SIPCODE_CENSUS_HOPS_H

#include "census_calls.h"

/* Adds each hop behind that of `invite`, an INVITE of the attempt, to the summary, and calls
 * `visit` with its request. Of several tries of one next hop the last one counts, and a branch that
 * ended as another one was answered counts nothing. */
void census_hops_each(struct census *census, const struct census_call *call,
                      const struct transaction *invite,
                      void (*visit)(struct census *census, const struct request *request));

#endif
