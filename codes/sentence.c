/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking sentences up and filling them. */

#include "sentence.h"

#include "table.h"

/* No sentence of ours is so long that one of its values would be cut. */
#define NO_LIMIT (SIZE_MAX / 2)

const char *sentence_text(enum sentence sentence)
{
    return tables->sentences[sentence];
}

char *sentence_fill(enum sentence sentence, const struct value *values)
{
    return value_fill(tables->sentences[sentence], values, NO_LIMIT);
}
