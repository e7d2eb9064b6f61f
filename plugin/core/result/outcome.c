/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words of outcomes. */

#include "outcome.h"

#include <stddef.h>

const char *const outcome_words[OUTCOMES] = {
    [OUTCOME_NONE] = NULL,
    [OUTCOME_ANSWERED] = "answered",
    [OUTCOME_BUSY] = "busy",
    [OUTCOME_NO_ANSWER] = "no-answer",
    [OUTCOME_CANCELLED] = "cancelled",
    [OUTCOME_REFUSED] = "refused",
    [OUTCOME_FAILED] = "failed",
    [OUTCOME_UNANSWERED] = "unanswered",
    [OUTCOME_UNKNOWN] = "unknown",
    [OUTCOME_ENDED] = NULL,
};

const char *const ender_words[CALL_ENDERS] = {
    [ENDED_BY_UNKNOWN] = "unknown",
    [ENDED_BY_CALLER] = "caller",
    [ENDED_BY_CALLEE] = "callee",
    [ENDED_BY_NETWORK] = "network",
};
