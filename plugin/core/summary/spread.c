/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How times spread. */

#include "spread.h"

#define NANOSECONDS 1000000

void spread_clear(struct spread *spread)
{
    if (spread->counts)
        g_hash_table_unref(spread->counts);
    *spread = (struct spread){0};
}

void spread_add_times(struct spread *spread, unsigned milliseconds, uint64_t count)
{
    gpointer key = GUINT_TO_POINTER(MIN(milliseconds, SPREAD_MAX));

    if (!spread->counts)
        spread->counts = g_hash_table_new(NULL, NULL);
    gsize known = GPOINTER_TO_SIZE(g_hash_table_lookup(spread->counts, key));
    g_hash_table_insert(spread->counts, key, GSIZE_TO_POINTER(known + count));
    spread->count += count;
}

void spread_add(struct spread *spread, int64_t time)
{
    if (time >= 0)
        spread_add_times(spread, (unsigned)MIN(time / NANOSECONDS, SPREAD_MAX), 1);
}

void spread_merge(struct spread *into, const struct spread *from)
{
    GHashTableIter iter;
    gpointer key, value;

    if (!from->counts)
        return;
    g_hash_table_iter_init(&iter, from->counts);
    while (g_hash_table_iter_next(&iter, &key, &value))
        spread_add_times(into, GPOINTER_TO_UINT(key), GPOINTER_TO_SIZE(value));
}

static int compare(const void *a, const void *b)
{
    unsigned first = *(const unsigned *)a, second = *(const unsigned *)b;

    return (first > second) - (first < second);
}

GArray *spread_times(const struct spread *spread)
{
    GArray *times = g_array_new(FALSE, FALSE, sizeof(unsigned));
    GHashTableIter iter;
    gpointer key;

    if (!spread->counts)
        return times;
    g_hash_table_iter_init(&iter, spread->counts);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        unsigned time = GPOINTER_TO_UINT(key);

        g_array_append_val(times, time);
    }
    g_array_sort(times, compare);
    return times;
}

uint64_t spread_count_of(const struct spread *spread, unsigned milliseconds)
{
    gpointer key = GUINT_TO_POINTER(milliseconds);

    return spread->counts ? GPOINTER_TO_SIZE(g_hash_table_lookup(spread->counts, key)) : 0;
}

unsigned spread_percentile(const struct spread *spread, unsigned percent)
{
    g_autoptr(GArray) times = spread_times(spread);
    uint64_t rank = (spread->count * percent + 99) / 100;
    uint64_t met = 0;
    unsigned i = 0;

    while (i + 1 < times->len) {
        met += spread_count_of(spread, g_array_index(times, unsigned, i));
        if (met >= rank)
            break;
        i++;
    }
    return g_array_index(times, unsigned, i);
}
