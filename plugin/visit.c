/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which frames of the file were met so far, and which are to be read. */

#include "visit.h"

#include "hosts.h"

static struct frames *frames;
static uint32_t last_number; /* of the frame that was met furthest behind in the file */
static int64_t last_place;   /* in the file */
static bool last_is_out;     /* that one has been left out, as is known */
static uint32_t last_read;   /* as it is counted */
static int64_t now;          /* time of the frame that was met last, and of the latest one */
static int64_t end;

void visit_start_file(struct frames *of_file)
{
    frames = of_file;
    last_number = 0;
    last_place = -1;
    last_is_out = false;
    last_read = 0;
    end = 0;
}

uint32_t visit_meet(const packet_info *pinfo)
{
    bool has_same_number = pinfo->num == last_number;

    now = hosts_time(pinfo);
    if (has_same_number && pinfo->fd->file_off != last_place && !last_is_out)
        frames_leave_out(frames, frames_count_of(frames, last_number));
    if (has_same_number || pinfo->num > last_number) {
        last_is_out = false;
        last_number = pinfo->num;
        last_place = pinfo->fd->file_off;
        end = MAX(end, now);
    }
    uint32_t frame = frames_count_of(frames, pinfo->num);
    frames_note_time(frames, frame, now);
    return frame;
}

bool visit_is_first(uint32_t frame)
{
    return frame > last_read;
}

uint32_t visit_last_read(void)
{
    return last_read;
}

int64_t visit_time(void)
{
    return now;
}

int64_t visit_end(void)
{
    return end;
}

void visit_end_told(uint32_t frame)
{
    if (last_is_out || last_read <= frame || last_read != frames_count_of(frames, last_number))
        return;
    frames_leave_out(frames, last_read);
    last_is_out = true;
}

void visit_note_read(uint32_t frame)
{
    last_read = frame;
}
