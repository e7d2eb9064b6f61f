/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that come to a host more than once. */

#ifndef SIPCODE_CIRCLE_H
#define SIPCODE_CIRCLE_H

#include "transaction.h"

/* The host that the request of a response came to more than once, by its Via header fields or by
 * the copies of the request; owned by the store. NULL where the capture shows no such. */
const char *circle_find(struct transactions *transactions, const struct transaction *transaction,
                        const struct arrival *response);

#endif
