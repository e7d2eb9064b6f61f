/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that come to a host more than once. */

#include "circle.h"

#include "via.h"

static bool went(const struct transaction *transaction, const struct endpoint *from,
                 const struct endpoint *to)
{
    return endpoint_same_host(transaction_source(transaction), from) &&
           endpoint_same_host(transaction_destination(transaction), to);
}

/* Whether a request that came to its receiver again came from there: itself, or by one host
 * between. */
static bool comes_from_receiver(const struct transaction *back)
{
    const struct endpoint *sender = transaction_source(back);
    const struct endpoint *receiver = transaction_destination(back);
    const struct transaction *sent = back->next;

    if (endpoint_same_host(sender, receiver))
        return true;
    while (sent && !went(sent, receiver, sender))
        sent = sent->next;
    return sent != NULL;
}

/* The request as it came back to a host that had sent it on; NULL where it did not. */
static const struct transaction *find_return(const struct transaction *family)
{
    for (const struct transaction *back = family; back; back = back->next) {
        const struct transaction *before = back->next;

        while (before &&
               !endpoint_same_host(transaction_destination(before), transaction_destination(back)))
            before = before->next;
        if (before && comes_from_receiver(back))
            return back;
    }
    return NULL;
}

const char *circle_find(struct transactions *transactions, const struct transaction *transaction,
                        const struct arrival *response)
{
    struct slice host;

    if (via_find_circle(response->message, &host))
        return store_text(transactions_store(transactions), host);
    const struct transaction *back = find_return(transaction_latest(transactions, transaction));
    return back ? endpoint_name(transaction_destination(back)) : NULL;
}
