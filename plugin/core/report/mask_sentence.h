/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Our sentences without the names that they hold. */

#ifndef SIPCODE_MASK_SENTENCE_H
#define SIPCODE_MASK_SENTENCE_H

#include "mask_name.h"

/* One of our texts of a finding or of a code, in any language, with its values masked as what they
 * are: all but our own words is a value, so nothing of a packet stays that is not meant to. NULL
 * for what is none of them. The caller frees it. */
char *mask_sentence(struct masks *masks, const char *text);

#endif
