/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An attempt to call is added to the summary. */

#ifndef SIPCODE_CENSUS_ADD_H
#define SIPCODE_CENSUS_ADD_H

#include "census_calls.h"

/* Judges how it ended, now that all is known that was told of it, and adds it. */
void census_add_call(struct census *census, struct census_call *call);

#endif
