/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A set of frames. */

#include "wanted_frames.h"

#include <string.h>

#define PLACE(frame) ((frame) / 8)
#define BIT(frame) ((uint8_t)(1U << (frame) % 8))

void wanted_add(struct wanted *wanted, uint32_t frame)
{
    unsigned length, needed = PLACE(frame) + 1;

    if (!wanted->bits)
        wanted->bits = g_byte_array_new();
    length = wanted->bits->len;
    if (length < needed) {
        g_byte_array_set_size(wanted->bits, needed);
        memset(wanted->bits->data + length, 0, needed - length);
    }
    wanted->bits->data[PLACE(frame)] |= BIT(frame);
}

bool wanted_has(const struct wanted *wanted, uint32_t frame)
{
    return wanted->bits && PLACE(frame) < wanted->bits->len &&
           (wanted->bits->data[PLACE(frame)] & BIT(frame)) != 0;
}

void wanted_clear(struct wanted *wanted)
{
    g_clear_pointer(&wanted->bits, g_byte_array_unref);
}
