/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What became of attempts to call between two hosts: the first ones, and those behind. */

#ifndef SIPCODE_CENSUS_HOPS_H
#define SIPCODE_CENSUS_HOPS_H

#include "census_calls.h"

/* Adds to the summary what the tries of an attempt to get from one host to another came to. The
 * last one of them counts, and a branch that ended as another one was answered counts nothing.
 * Needs to know how the attempt itself ended. */
void census_hops_add(struct census *census, const struct census_call *call,
                     const struct census_invite *tries, unsigned count);

#endif
