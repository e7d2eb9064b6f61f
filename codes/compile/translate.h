/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Putting translations in the place of the English texts. */

#ifndef SIPCODE_TRANSLATE_H
#define SIPCODE_TRANSLATE_H

#include "po.h"

/* Translates a catalogue without faults from the file at `path`, which `po` was read from, and
 * appends what is wrong with a translation. Texts without one stay English; returns how many. */
unsigned translate(struct catalogue *catalogue, const struct po *po, const char *path,
                   GPtrArray *faults);

#endif
