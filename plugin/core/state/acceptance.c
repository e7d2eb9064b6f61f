/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The calls of a host that another one accepted. */

#include "acceptance.h"

#include "address.h"
#include "hash.h"
#include "progress.h"

#include <glib.h>

struct acceptance *acceptance_new(struct store *store)
{
    return store_block(store, NULL, sizeof(struct acceptance));
}

/* A 487 ends what the caller gave up, and a callee had to ring before for it to be accepted. */
bool acceptance_is_told(const struct arrival *response, const struct transaction *transaction)
{
    unsigned code = response->message->code;
    const struct progress *progress = transaction->progress;
    bool has_rung = progress && progress->ringing_frame != 0;

    return transaction->is_invite && !transaction->request->has_to_tag &&
           (code / 100 == 2 || code == 486 || code == 600 || (code == 487 && has_rung));
}

/* Any case, as domains are; never 0. */
static uint32_t hash_lower(struct slice text)
{
    uint64_t hash = text.length;

    for (size_t i = 0; i < text.length; i++)
        hash = hash_mix(hash, (uint64_t)g_ascii_tolower(text.data[i]));
    return (uint32_t)hash | 1;
}

/* Where a hash is, or would be; ACCEPTED_MAX where there is no room. */
static unsigned find(const uint32_t hashes[ACCEPTED_MAX], uint32_t hash)
{
    unsigned i = 0;

    while (i < ACCEPTED_MAX && hashes[i] != 0 && hashes[i] != hash)
        i++;
    return i;
}

/* Whether it is among them, or there is no room to tell. */
static bool has(const uint32_t hashes[ACCEPTED_MAX], uint32_t hash)
{
    unsigned place = find(hashes, hash);

    return place == ACCEPTED_MAX || hashes[place] == hash;
}

static void note(uint32_t hashes[ACCEPTED_MAX], uint32_t hash)
{
    unsigned place = find(hashes, hash);

    if (place < ACCEPTED_MAX)
        hashes[place] = hash;
}

void acceptance_note(struct acceptance *acceptance, const struct arrival *response,
                     const struct request *request, struct store *store)
{
    struct slice from, uri = slice_of(request->uri), user = address_user(uri);

    if (!request->uri || !message_find_header(response->message, HEADER_FROM, &from))
        return;
    from = address_uri(from);
    acceptance->uri = request->uri;
    acceptance->from = store_text(store, from);
    acceptance->frame = request->frame;
    note(acceptance->callers, hash_lower(from));
    note(acceptance->domains, hash_lower(address_domain(uri)));
    if (address_is_number(user) && *user.data == '+')
        acceptance->with_plus = true;
    else if (address_is_number(user))
        acceptance->without_plus = true;
}

bool acceptance_has_caller(const struct acceptance *acceptance, struct slice from)
{
    return has(acceptance->callers, hash_lower(from));
}

bool acceptance_has_domain(const struct acceptance *acceptance, struct slice uri)
{
    return has(acceptance->domains, hash_lower(address_domain(uri)));
}
