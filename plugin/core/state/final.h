/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The final responses of a transaction, and their copies. */

#ifndef SIPCODE_FINAL_H
#define SIPCODE_FINAL_H

#include "transaction.h"

/* The copies of a final response that came before this one: no `count` where it is the first. */
struct copies final_copies(const struct transaction *transaction, const struct datagram *response);

/* Notes a final response. False for one that was captured again on its way. */
bool final_note(struct transaction *transaction, const struct arrival *arrival,
                struct store *store);

#endif
