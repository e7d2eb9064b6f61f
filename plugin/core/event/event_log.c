/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Makes the events of a capture. Those of messages are written as they come, and nothing of them is
 * kept; of requests is kept what the events at the end of the file need. */

#include "event_log.h"

#include "event_call.h"
#include "event_message.h"

struct kept_request {
    struct event_details details;
    struct event_carrier carrier;
    int64_t time;
    uint32_t frame;
    unsigned events; /* of its frame, so far: of the last request of a frame all of them */
};

struct event_log {
    struct event_source source;
    char *probe;
    char *name;
    const struct frames *frames;
    struct store *store;
    GArray *requests; /* struct kept_request, in the order of frames */
    uint32_t frame;   /* of the last event */
    unsigned index;   /* of the next one in that frame */
};

struct event_log *event_log_new(const char *probe, const char *file)
{
    struct event_log *log = g_new0(struct event_log, 1);

    log->probe = g_strdup(probe);
    log->name = g_strdup(file);
    log->source.probe = log->probe;
    log->source.name = log->name;
    log->store = store_new();
    log->requests = g_array_new(FALSE, FALSE, sizeof(struct kept_request));
    return log;
}

void event_log_free(struct event_log *log)
{
    g_array_unref(log->requests);
    store_free(log->store);
    g_free(log->probe);
    g_free(log->name);
    g_free(log);
}

void event_log_start(struct event_log *log, const struct frames *frames)
{
    store_free(log->store);
    log->store = store_new();
    log->frames = frames;
    g_array_set_size(log->requests, 0);
    log->frame = log->index = 0;
    *log->source.file = '\0';
}

void event_log_note_first(struct event_log *log, int64_t time, const void *data, size_t length)
{
    event_file_id(log->source.file, time, data, length);
}

bool event_log_has_first(const struct event_log *log)
{
    return *log->source.file != '\0';
}

static struct kept_request *kept_at(const struct event_log *log, unsigned index)
{
    return &g_array_index(log->requests, struct kept_request, index);
}

/* Where the next event has its place. */
static unsigned place_in(struct event_log *log, uint32_t frame)
{
    if (log->frame != frame)
        log->index = 0;
    log->frame = frame;
    return log->index;
}

static void keep(struct event_log *log, const struct event_message *message)
{
    struct kept_request kept = {.details = *message->details,
                                .carrier = *message->carrier,
                                .time = message->time,
                                .frame = message->frame,
                                .events = message->index};

    event_details_keep(&kept.details, log->store);
    g_array_append_val(log->requests, kept);
}

/* Notes that events of a frame were written. */
static void note_written(struct event_log *log, unsigned count)
{
    unsigned kept = log->requests->len;

    log->index += count;
    if (kept > 0 && kept_at(log, kept - 1)->frame == log->frame)
        kept_at(log, kept - 1)->events = log->index;
}

void event_log_message(struct event_log *log, GString *out, const struct message *message,
                       const struct origin *origin, const struct event_carrier *carrier,
                       const struct result *result)
{
    struct event_details details;
    struct event_message told = {.details = &details,
                                 .carrier = carrier,
                                 .frames = log->frames,
                                 .time = origin->time,
                                 .frame = origin->frame,
                                 .index = place_in(log, origin->frame)};

    event_details_read(&details, message);
    if (!message->is_response && !slice_equals(message->method, "ACK"))
        keep(log, &told);
    for (; result; result = result->rare->next) {
        told.result = result;
        told.index = log->index;
        note_written(log, event_message_write(out, &log->source, &told));
    }
}

/* The first place of a frame, or of one behind it. */
static unsigned find_frame(const struct event_log *log, uint32_t frame)
{
    unsigned low = 0, high = log->requests->len;

    while (low < high) {
        unsigned middle = low + (high - low) / 2;

        if (kept_at(log, middle)->frame < frame)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The request of a call in a frame, small letters in its method or not; NULL for none. */
static const struct kept_request *find(const struct event_log *log, uint32_t frame,
                                       const char *call_id, const char *method)
{
    for (unsigned i = find_frame(log, frame); i < log->requests->len; i++) {
        const struct kept_request *kept = kept_at(log, i);

        if (kept->frame != frame)
            break;
        if (slice_same(kept->details.call_id, slice_of(call_id)) &&
            slice_equals(kept->details.cseq.method, method))
            return kept;
    }
    return NULL;
}

/* How many events of a frame were written as it was read. */
static unsigned count_written(const struct event_log *log, uint32_t frame)
{
    unsigned next = find_frame(log, frame + 1);

    return next > 0 && kept_at(log, next - 1)->frame == frame ? kept_at(log, next - 1)->events : 0;
}

void event_log_later(struct event_log *log, GString *out, const struct result *result)
{
    const struct kept_request *kept = find(log, result->frame, result->call_id, result->method);

    if (!kept || frames_number_of(log->frames, result->frame) < 0)
        return;
    if (log->frame != result->frame) {
        log->frame = result->frame;
        log->index = count_written(log, result->frame);
    }
    const struct event_message told = {.details = &kept->details,
                                       .carrier = &kept->carrier,
                                       .frames = log->frames,
                                       .result = result,
                                       .time = kept->time,
                                       .frame = kept->frame,
                                       .index = log->index};
    log->index += event_message_write(out, &log->source, &told);
}

void event_log_call(struct event_log *log, GString *out, const struct summary_call *call)
{
    uint32_t frame = call->frame > 0 ? frames_count_of(log->frames, call->frame) : 0;
    const struct kept_request *kept = find(log, frame, call->call_id, "INVITE");

    event_call_write(out, &log->source, call, frame, kept ? &kept->details : NULL,
                     kept ? &kept->carrier : NULL);
}
