/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that come to a host more than once. */

#include "circle.h"

#include "hash.h"
#include "hop.h"
#include "via.h"

#include <glib.h>

/* How many Via elements are compared with each other: more than the usual Max-Forwards. */
#define VIAS_MAX 80

/* A longer sent-by names no host (RFC 1035 section 2.3.4). */
#define HOST_MAX 255

/* Of a host in small letters; 0 for none. */
static uint64_t hash_host(struct slice host)
{
    char text[HOST_MAX];

    if (host.length == 0 || host.length > sizeof(text))
        return 0;
    for (size_t i = 0; i < host.length; i++)
        text[i] = g_ascii_tolower(host.data[i]);
    return hash_of(0, (struct slice){text, host.length});
}

static unsigned read_hosts(const struct message *message, struct slice hosts[VIAS_MAX],
                           uint64_t hashes[VIAS_MAX])
{
    unsigned count = 0;
    size_t position = 0;
    struct slice rest = {NULL, 0};
    struct via via;

    for (; count < VIAS_MAX && via_next(message, &position, &rest, &via); count++) {
        hosts[count] = via.sent_by;
        hashes[count] = hash_host(via.sent_by);
    }
    return count;
}

bool circle_find_in_via(const struct message *message, struct slice *host)
{
    struct slice hosts[VIAS_MAX];
    uint64_t hashes[VIAS_MAX];
    unsigned count = read_hosts(message, hosts, hashes);

    for (unsigned i = 0; i + 2 < count; i++) {
        for (unsigned j = i + 1; j + 1 < count; j++) {
            if (hashes[i] != 0 && hashes[i] == hashes[j]) {
                *host = hosts[i];
                return true;
            }
        }
    }
    return false;
}

/* Whether a request was at its receiver before, on the way that brought it there. */
static bool is_back(struct transactions *transactions, const struct transaction *transaction)
{
    const struct endpoint *receiver = transaction_destination(transaction);
    const struct transaction *before = hop_before(transactions, transaction);

    for (unsigned i = 0; receiver && before && i < FAMILY_MAX; i++) {
        if (transaction_destination(before) == receiver && !hop_is_same(before, transaction))
            return true;
        before = hop_before(transactions, before);
    }
    return false;
}

/* The request as it came back to a host that had sent it on; NULL where it did not. */
static const struct transaction *find_return(struct transactions *transactions,
                                             const struct transaction *transaction)
{
    const struct transaction *back = transaction_latest(transactions, transaction);

    while (back && !is_back(transactions, back))
        back = back->next;
    return back;
}

const char *circle_find(struct transactions *transactions, const struct transaction *transaction,
                        const struct arrival *response)
{
    struct slice host;

    if (circle_find_in_via(response->message, &host))
        return store_text(transactions_store(transactions), host);
    const struct transaction *back = find_return(transactions, transaction);
    return back ? endpoint_name(transaction_destination(back)) : NULL;
}
