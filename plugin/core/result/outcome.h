/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How an attempt to call ended, and who ended a call. */

#ifndef SIPCODE_OUTCOME_H
#define SIPCODE_OUTCOME_H

/* Of an attempt: an INVITE outside of dialogs, with those that are sent again for a challenge, a
 * redirection or a session interval. */
enum call_outcome {
    OUTCOME_NONE, /* it has not ended, or this message tells of none */
    OUTCOME_ANSWERED,
    OUTCOME_BUSY,       /* 486, 600 */
    OUTCOME_NO_ANSWER,  /* it rang, and nobody picked up */
    OUTCOME_CANCELLED,  /* the caller gave up */
    OUTCOME_REFUSED,    /* another 4xx or 6xx */
    OUTCOME_FAILED,     /* 5xx */
    OUTCOME_UNANSWERED, /* no response from where the call goes */
    OUTCOME_UNKNOWN,    /* it was ended, and the capture does not show by what */
    OUTCOME_ENDED,      /* none: an answered call ended here */
    OUTCOMES
};

/* As filters have them; NULL for none, and where a call ended. */
extern const char *const outcome_words[OUTCOMES];

enum call_ender {
    ENDED_BY_UNKNOWN,
    ENDED_BY_CALLER,
    ENDED_BY_CALLEE,
    ENDED_BY_NETWORK, /* a host between the two */
    CALL_ENDERS
};

/* As filters have them. */
extern const char *const ender_words[CALL_ENDERS];

#endif
