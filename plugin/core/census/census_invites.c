/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The INVITEs outside of dialogs. */

#include "census_invites.h"

static int order_of(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int compare(const void *a, const void *b)
{
    const struct request *first = ((const struct census_invite *)a)->transaction->request;
    const struct request *second = ((const struct census_invite *)b)->transaction->request;
    int order = order_of(first->frame, second->frame);

    return order != 0 ? order : g_strcmp0(first->call_id, second->call_id);
}

void census_invites_sort(GArray *invites)
{
    g_array_sort(invites, compare);
}

const struct census_invite *census_invites_find(const GArray *invites, uint32_t frame,
                                                const char *call_id)
{
    const struct census_invite *all = (const struct census_invite *)(void *)invites->data;
    unsigned low = 0, high = invites->len;

    while (low < high) {
        unsigned middle = low + (high - low) / 2;

        if (all[middle].transaction->request->frame < frame)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < invites->len && all[low].transaction->request->frame == frame; low++) {
        if (all[low].transaction->request->call_id == call_id)
            return &all[low];
    }
    return NULL;
}

static int compare_hosts(const struct endpoint *a, const struct endpoint *b)
{
    if (a == b || !a || !b || endpoint_same_host(a, b))
        return (a != NULL) - (b != NULL);
    return order_of(endpoint_hash_host(0, a), endpoint_hash_host(0, b));
}

/* 0 for one way of one attempt. */
static int compare_ways(const struct census_invite *a, const struct census_invite *b)
{
    const struct request *first = a->transaction->request, *second = b->transaction->request;
    int order = order_of(a->call, b->call);

    if (order == 0)
        order = order_of((uintptr_t)first->destination, (uintptr_t)second->destination);
    return order != 0 ? order : compare_hosts(first->source, second->source);
}

static int compare_in_ways(const void *a, const void *b)
{
    int order = compare_ways(a, b);

    return order != 0 ? order : compare(a, b);
}

void census_invites_sort_ways(GArray *invites)
{
    g_array_sort(invites, compare_in_ways);
}

unsigned census_invites_count_way(const GArray *invites, unsigned place)
{
    const struct census_invite *all = (const struct census_invite *)(void *)invites->data;
    unsigned count = 1;

    while (place + count < invites->len && compare_ways(&all[place], &all[place + count]) == 0)
        count++;
    return count;
}

uint32_t census_invite_tag(const struct transaction *invite)
{
    return request_inviting(invite->request)->from_tag;
}
