/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The sentences of pages, trees, windows and errors: the table compiled from sentence/. */

#ifndef SIPCODE_SENTENCE_H
#define SIPCODE_SENTENCE_H

#include "value.h"

/* A sentence that has no values, or the template of one that has. Static. */
const char *sentence_text(enum sentence sentence);

/* A sentence with the values that it names in it, none of them cut. The caller frees it. */
char *sentence_fill(enum sentence sentence, const struct value *values);

/* The same with its values one behind the other. */
#define SENTENCE_WITH(sentence, ...)                                                               \
    sentence_fill(sentence, (const struct value[]){__VA_ARGS__, {0}})

#endif
