/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What one side of a dialog sent in it, and in which order. */

#ifndef SIPCODE_DIALOG_SIDE_H
#define SIPCODE_DIALOG_SIDE_H

#include "transaction.h"

struct dialog_side {
    uint64_t tag;                     /* hash */
    const struct transaction *offer;  /* its last INVITE or UPDATE; NULL before it */
    const struct transaction *latest; /* that with the highest CSeq number so far, */
    uint32_t cseq;                    /* and the number */
};

/* Notes a request, and in `transaction` which one it came behind. */
void dialog_side_note(struct dialog_side *sender, const struct key *key,
                      struct transaction *transaction);

#endif
