/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What limits what can be said of a capture. */

#ifndef SIPCODE_CENSUS_DOUBTS_H
#define SIPCODE_CENSUS_DOUBTS_H

#include "census_work.h"

struct census_doubts *census_doubts_new(void);
void census_doubts_free(struct census_doubts *doubts);

/* Notes what is told of a message. All calls are grouped before. */
void census_doubts_note(struct census *census, const struct result *result);

/* Adds them to the summary. */
void census_doubts_add(struct census *census);

#endif
