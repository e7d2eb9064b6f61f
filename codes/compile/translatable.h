/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The texts that are translated. */

#ifndef SIPCODE_TRANSLATABLE_H
#define SIPCODE_TRANSLATABLE_H

#include "catalogue.h"

/* The context of what stands in brackets behind header fields: the same wherever it stands. */
#define CONTEXT_CONDITION "condition"

/* One of them. */
struct text {
    const struct entry *entry;
    const char *key;
    const char *context; /* "response/486 scenario.2", or CONTEXT_CONDITION */
    const char *english;
    unsigned max; /* as `translation_max` of its rule */
};

typedef void (*text_visit)(const struct text *text, void *data);

/* Visits the texts of a catalogue without faults, in its order; a condition each time that it
 * stands somewhere. The visitor may put other texts in their place. */
void text_each(const struct catalogue *catalogue, text_visit visit, void *data);

#endif
