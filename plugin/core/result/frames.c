/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The frames of a capture, and their numbers. */

#include "frames.h"

#include "timers.h"

#include <glib.h>
#include <stdbool.h>

/* Longer than any timer of a transaction, so that one call with nothing else is no pause. */
#define PAUSE (300 * SECOND)

/* Frames between which the capture did not pause. */
struct stretch {
    uint32_t first;
    int64_t end; /* the latest time of its frames */
};

struct frames {
    GArray *out;       /* those left out, in order */
    GArray *stretches; /* in order */
    uint32_t last;     /* frame that was noted */
};

struct frames *frames_new(void)
{
    struct frames *frames = g_new0(struct frames, 1);

    frames->out = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    frames->stretches = g_array_new(FALSE, FALSE, sizeof(struct stretch));
    return frames;
}

void frames_free(struct frames *frames)
{
    g_array_unref(frames->out);
    g_array_unref(frames->stretches);
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

static struct stretch *stretch_at(const struct frames *frames, unsigned index)
{
    return &g_array_index(frames->stretches, struct stretch, index);
}

void frames_note_time(struct frames *frames, uint32_t frame, int64_t time)
{
    unsigned count = frames->stretches->len;
    struct stretch *stretch = count > 0 ? stretch_at(frames, count - 1) : NULL;
    const struct stretch next = {.first = frame, .end = time};

    if (frame < frames->last)
        return;
    frames->last = frame;
    if (!stretch || ABS(time - stretch->end) > PAUSE)
        g_array_append_val(frames->stretches, next);
    else
        stretch->end = MAX(stretch->end, time);
}

int64_t frames_seen_until(const struct frames *frames, uint32_t frame)
{
    unsigned low = 0, high = frames->stretches->len;

    while (low < high) {
        unsigned middle = low + (high - low) / 2;

        if (stretch_at(frames, middle)->first <= frame)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? stretch_at(frames, low - 1)->end : 0;
}
