/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which subscriptions of a dialog were ended (RFC 6665 section 4.4.1, RFC 5057). */

#ifndef SIPCODE_SUBSCRIPTION_H
#define SIPCODE_SUBSCRIPTION_H

#include "event.h"
#include "transaction.h"

/* The end of a subscription; a dialog has a list of them, the latest first. */
struct subscription_end {
    uint64_t event;                   /* hash of package and id */
    const struct transaction *notify; /* that said "terminated" */
    struct subscription_end *next;
};

/* Notes a NOTIFY, if it ends its subscription. Beyond 16 of a dialog they are not kept. */
void subscription_note_end(struct subscription_end **ends, const struct arrival *notify,
                           const struct transaction *transaction, struct store *store);

/* Notes that a request was accepted: what it subscribes to was ended no more, if it had been. */
void subscription_note_begin(struct subscription_end **ends, const struct key *key,
                             const struct transaction *transaction);

/* The NOTIFY that ended the subscription to an event, and was not refused; NULL where none did. */
const struct transaction *subscription_find_end(const struct subscription_end *ends,
                                                const struct event *event);

#endif
