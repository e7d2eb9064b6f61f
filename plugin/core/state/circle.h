/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that come to a host more than once. */

#ifndef SIPCODE_CIRCLE_H
#define SIPCODE_CIRCLE_H

#include "transaction.h"

/* The host that the request of a response came to more than once, by its Via header fields or by
 * the copies of the request; owned by the store. NULL where the capture shows no such. Hosts are
 * told apart by their ports, too: several servers may share an address. */
const char *circle_find(struct transactions *transactions, const struct transaction *transaction,
                        const struct arrival *response);

/* Finds a host (sent-by) that the request passed more than once by its Via. That of the client does
 * not count: its private address may be another host's too. False where there is none. */
bool circle_find_in_via(const struct message *message, struct slice *host);

#endif
