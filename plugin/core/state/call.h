/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What of a call tells why it ended. */

#ifndef SIPCODE_CALL_H
#define SIPCODE_CALL_H

#include "transaction.h"

/* From its answer on; kept with its dialog, as long as that. Nothing of it changes between its BYE
 * and a challenge of that. Times are those of the capture; pointers are NULL and frames 0 where
 * there is nothing. */
struct call {
    int64_t answered;                      /* time of the first 2xx to an INVITE */
    int64_t refreshed;                     /* of the last one to an INVITE or UPDATE */
    const struct transaction *invite;      /* that got the last 2xx */
    const struct transaction *refresh;     /* INVITE or UPDATE sent after that, up to the BYE */
    const struct transaction *replacing;   /* INVITE outside of it that asks to replace it */
    const char *reason;                    /* of its BYE in words */
    const struct endpoint *refresher_host; /* on whose side the session is to be refreshed, at the
                                              hop of the last 2xx */
    uint32_t refresher;                    /* a hash: its tag; 0 where nothing tells */
    uint32_t answerer;                     /* likewise: To tag of the last 2xx to an INVITE */
    uint32_t accepted;                     /* a hash: what got the last 2xx */
    uint32_t invite_frame;      /* of the INVITE that made it, where its first 2xx was seen */
    uint32_t refreshed_frame;   /* of that 2xx */
    uint32_t interval;          /* Session-Expires of that 2xx; 0 where it has none */
    uint16_t refresh_code;      /* what `refresh` got; 0 for no final response */
    bool is_swapped : 1;        /* it made the other side the refresher */
    bool is_ordinary : 1;       /* that reason is: hanging up */
    bool is_unacknowledged : 1; /* the last 2xx, of the sender of the BYE, got no ACK that
                                   fits, for as long as it is waited for */
};

/* Notes a 2xx to an INVITE or UPDATE of the call; its copies tell nothing new. */
void call_note_accepted(struct call **known, const struct arrival *arrival,
                        const struct transaction *transaction, struct store *store);

/* Notes its BYE; `refresh` is the last INVITE or UPDATE in its dialog. */
void call_note_bye(struct call *call, const struct arrival *bye, const struct transaction *refresh,
                   struct store *store);

#endif
