/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How calls went, as it is told with results: the outcome of an attempt, post-dial delay, who ended
 * a call and after how long. */

#ifndef SIPCODE_CALL_RESULT_H
#define SIPCODE_CALL_RESULT_H

#include "rule.h"

/* Notes in the result, which is concluded, what the response in `evidence` tells of its call. */
void call_result_note(const struct evidence *evidence, struct result *result);

/* The same of the request in `evidence`, once the capture has been read: one that has no answer. */
void call_result_note_later(const struct evidence *evidence, struct result *result);

#endif
