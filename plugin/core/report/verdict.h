/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a summary comes to, in some sentences, in the language chosen; nothing is escaped. */

#ifndef SIPCODE_VERDICT_H
#define SIPCODE_VERDICT_H

#include "cause_group.h"

/* How many calls failed, the main cause, what to do first. An array of char *, which the caller
 * frees: g_ptr_array_unref(). */
GPtrArray *verdict_sentences(const struct summary *summary);

/* What limits what can be said; one sentence that nothing does where that is so. Likewise. */
GPtrArray *verdict_doubts(const struct summary *summary);

/* When a cause was seen first and last, and the same with its hosts. The caller frees it. */
char *verdict_when(const struct summary *summary, const struct cause_group *group);
char *verdict_where(const struct summary *summary, const struct cause_group *group);

#endif
