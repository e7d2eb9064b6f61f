/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The frames of a capture, and their numbers. */

#include "frames.h"

#include <glib.h>
#include <stdbool.h>

/* Those left out, in order. */
struct frames {
    GArray *out;
};

struct frames *frames_new(void)
{
    struct frames *frames = g_new(struct frames, 1);

    frames->out = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    return frames;
}

void frames_free(struct frames *frames)
{
    g_array_unref(frames->out);
    g_free(frames);
}

void frames_leave_out(struct frames *frames, uint32_t frame)
{
    g_array_append_val(frames->out, frame);
}

static uint32_t left_out(const struct frames *frames, unsigned index)
{
    return g_array_index(frames->out, uint32_t, index);
}

uint32_t frames_count_of(const struct frames *frames, uint32_t number)
{
    unsigned low = 0, high = frames->out->len;

    /* How many are left out before it: each of these has fewer than `number` in the list before. */
    while (low < high) {
        unsigned middle = low + (high - low) / 2;

        if (left_out(frames, middle) - middle <= number)
            low = middle + 1;
        else
            high = middle;
    }
    return number + low;
}

int64_t frames_number_of(const struct frames *frames, uint32_t frame)
{
    unsigned low = 0, high = frames->out->len;

    while (low < high) {
        unsigned middle = low + (high - low) / 2;

        if (left_out(frames, middle) < frame)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_out = low < frames->out->len && left_out(frames, low) == frame;
    return is_out ? -(int64_t)frame : (int64_t)frame - low;
}
