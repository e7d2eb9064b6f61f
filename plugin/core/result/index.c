/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Blocks that are found by a hash that stands in them. */

#include "index.h"

#include <glib.h>
#include <string.h>

/* A block is in the slot that the low bits of its hash name, or in the next one that was free. */
struct index {
    void **slots;
    size_t mask; /* the number of slots, a power of two, less 1: below 2^32 */
    size_t count;
    size_t place;
};

#define SLOTS_FIRST 16

struct index *index_new(size_t place)
{
    struct index *index = g_new(struct index, 1);

    index->slots = g_new0(void *, SLOTS_FIRST);
    index->mask = SLOTS_FIRST - 1;
    index->count = 0;
    index->place = place;
    return index;
}

void index_free(struct index *index)
{
    g_free(index->slots);
    g_free(index);
}

static inline uint64_t hash_at(const struct index *index, const void *block)
{
    uint64_t hash;

    memcpy(&hash, (const char *)block + index->place, sizeof(hash));
    return hash;
}

/* That of the block with this hash, else the free one where it would be. */
static inline void **find_slot(const struct index *index, uint64_t hash)
{
    size_t i = (size_t)hash & index->mask;

    while (index->slots[i] && hash_at(index, index->slots[i]) != hash)
        i = (i + 1) & index->mask;
    return &index->slots[i];
}

void *index_find(const struct index *index, uint64_t hash)
{
    return *find_slot(index, hash);
}

void *index_next_low(const struct index *index, uint32_t low, size_t *step)
{
    void *block;

    while ((block = index->slots[(low + (*step)++) & index->mask])) {
        if ((uint32_t)hash_at(index, block) == low)
            return block;
    }
    return NULL;
}

static void grow(struct index *index)
{
    size_t old_count = index->mask + 1;
    g_autofree void **old = index->slots;

    index->slots = g_new0(void *, old_count * 2);
    index->mask = old_count * 2 - 1;
    for (size_t i = 0; i < old_count; i++) {
        if (old[i])
            *find_slot(index, hash_at(index, old[i])) = old[i];
    }
}

void index_add(struct index *index, void *block)
{
    void **slot = find_slot(index, hash_at(index, block));

    index->count += !*slot;
    *slot = block;
    /* More than three in four make for long ways. */
    if (index->count > (index->mask + 1) / 4 * 3)
        grow(index);
}

void *index_next(const struct index *index, size_t *position)
{
    while (*position <= index->mask) {
        void *block = index->slots[(*position)++];

        if (block)
            return block;
    }
    return NULL;
}
