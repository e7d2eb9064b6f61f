/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A request on its way from host to host. */

#include "hop.h"

const struct transaction *hop_before(struct transactions *transactions,
                                     const struct transaction *transaction)
{
    return transaction_before(transactions, transaction);
}

static bool came_in_by(struct transactions *transactions, const struct transaction *copy,
                       const struct transaction *transaction)
{
    if (copy->before == 0 || copy == transaction)
        return false;
    if (copy->before == (uint32_t)transaction->key)
        return true;
    const struct transaction *before = hop_before(transactions, copy);
    return before && hop_is_same(before, transaction);
}

const struct transaction *hop_next(struct transactions *transactions,
                                   const struct transaction *transaction,
                                   const struct transaction *copy)
{
    copy = copy ? copy->next : transaction_latest(transactions, transaction);
    while (copy && !came_in_by(transactions, copy, transaction))
        copy = copy->next;
    return copy;
}

bool hop_came_from(struct transactions *transactions, const struct transaction *transaction,
                   const struct transaction *first)
{
    for (unsigned hop = 0; transaction && transaction != first && hop < FAMILY_MAX; hop++)
        transaction = hop_before(transactions, transaction);
    return transaction == first;
}

bool hop_is_copy(struct transactions *transactions, const struct transaction *transaction)
{
    const struct transaction *other = transaction_latest(transactions, transaction);

    while (other && (other == transaction || !other->request ||
                     other->request->frame > transaction->request->frame ||
                     !hop_is_same(other, transaction)))
        other = other->next;
    return other != NULL;
}

bool hop_is_first(struct transactions *transactions, const struct transaction *transaction)
{
    const struct transaction *before = hop_before(transactions, transaction);

    for (unsigned hop = 0; before && !before->request && hop < FAMILY_MAX; hop++)
        before = hop_before(transactions, before);
    return (!before || !before->request) && !hop_is_copy(transactions, transaction);
}
