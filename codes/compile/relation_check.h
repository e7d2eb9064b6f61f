/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checking what the files say of one another. */

#ifndef SIPCODE_RELATION_CHECK_H
#define SIPCODE_RELATION_CHECK_H

#include "catalogue.h"

/* Appends what does not fit together in a catalogue of the files below `folder`. What a file lacks
 * has its fault already: nothing is said of it. */
void relation_check_all(const struct catalogue *catalogue, const char *folder, GPtrArray *faults);

#endif
