/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words of proofs. */

#include "leg.h"

const char *const leg_proof_words[LEG_PROOFS] = {
    [LEG_SESSION_ID] = "session-id", [LEG_ICID] = "icid",   [LEG_GUID] = "guid",
    [LEG_NAMED] = "call-id",         [LEG_GUESS] = "guess",
};
