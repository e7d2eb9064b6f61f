/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts over time. */

#include "timeline.h"

#include <glib.h>
#include <string.h>

/* Seconds; each divides the next. Beyond the last one lengths are doubled. */
static const int64_t widths[] = {1, 5, 10, 30, 60, 300, 600, 1800, 3600, 10800, 21600, 86400};

static int64_t wider_than(int64_t width)
{
    unsigned i = 0;

    while (i < G_N_ELEMENTS(widths) && widths[i] <= width)
        i++;
    return i < G_N_ELEMENTS(widths) ? widths[i] : 2 * width;
}

static void add_part(struct timeline *timeline, unsigned place, struct timeline_part part)
{
    timeline->parts[place].attempts += part.attempts;
    timeline->parts[place].failures += part.failures;
    timeline->count = MAX(timeline->count, place + 1);
}

/* Lets parts begin at `start` and be `width` long, which takes in all that there are. */
static void lay_out(struct timeline *timeline, int64_t start, int64_t width)
{
    struct timeline before = *timeline;

    memset(timeline, 0, sizeof(*timeline));
    timeline->start = start;
    timeline->width = width;
    for (unsigned i = 0; i < before.count; i++) {
        int64_t time = before.start + (int64_t)i * before.width;

        add_part(timeline, (unsigned)((time - start) / width), before.parts[i]);
    }
}

/* Makes room for a time. */
static void include(struct timeline *timeline, int64_t time)
{
    int64_t width = MAX(timeline->width, widths[0]);
    int64_t first = timeline->width ? MIN(timeline->start, time) : time;
    int64_t last = timeline->start + ((int64_t)timeline->count - 1) * timeline->width;

    last = timeline->width ? MAX(last, time) : time;
    while (last / width - first / width >= TIMELINE_MAX)
        width = wider_than(width);
    if (width != timeline->width || first < timeline->start)
        lay_out(timeline, first / width * width, width);
}

void timeline_add(struct timeline *timeline, int64_t time, struct timeline_part attempts)
{
    include(timeline, time);
    add_part(timeline, (unsigned)((time - timeline->start) / timeline->width), attempts);
}

void timeline_shorten(struct timeline *timeline, unsigned most)
{
    while (timeline->count > most) {
        int64_t width = wider_than(timeline->width);

        lay_out(timeline, timeline->start / width * width, width);
    }
}

void timeline_merge(struct timeline *into, const struct timeline *from)
{
    if (into->width == 0) {
        *into = *from;
        return;
    }
    if (from->width > into->width)
        lay_out(into, into->start / from->width * from->width, from->width);
    for (unsigned i = 0; i < from->count; i++) {
        if (from->parts[i].attempts != 0)
            timeline_add(into, from->start + (int64_t)i * from->width, from->parts[i]);
    }
}
