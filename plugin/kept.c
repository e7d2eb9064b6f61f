/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The results of the frames that were read, for later passes. Wireshark would keep them too, but
 * its data of a frame take as much memory as half a result. */

#include "kept.h"

#include <glib.h>

static GPtrArray *results;

void kept_start_file(void)
{
    results = g_ptr_array_new();
}

void kept_end_file(void)
{
    g_ptr_array_unref(results);
}

static uint32_t frame_of(size_t index)
{
    return ((const struct result *)results->pdata[index])->frame;
}

void kept_add(const struct result *result)
{
    g_ptr_array_add(results, (void *)result);
}

struct kept kept_find(uint32_t frame)
{
    size_t low = 0, high = results->len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (frame_of(middle) < frame)
            low = middle + 1;
        else
            high = middle;
    }
    while (high < results->len && frame_of(high) == frame)
        high++;
    return (struct kept){(const struct result *const *)results->pdata + low, high - low};
}

struct kept kept_all(void)
{
    return (struct kept){(const struct result *const *)results->pdata, results->len};
}
