/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The messages of one ladder. */

#include "census_rungs.h"

#include "hash.h"

struct rungs {
    GArray *all;
    GHashTable *places; /* from a hash, owned, to the place from 1 */
};

struct rungs *rungs_new(void)
{
    struct rungs *rungs = g_new(struct rungs, 1);

    rungs->all = g_array_new(FALSE, FALSE, sizeof(struct rung));
    rungs->places = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return rungs;
}

void rungs_free(struct rungs *rungs)
{
    g_array_unref(rungs->all);
    g_hash_table_unref(rungs->places);
    g_free(rungs);
}

static struct rung *rung_at(const struct rungs *rungs, unsigned place)
{
    return &g_array_index(rungs->all, struct rung, place);
}

static struct rung *find(const struct rungs *rungs, uint64_t hash)
{
    unsigned place = GPOINTER_TO_UINT(g_hash_table_lookup(rungs->places, &hash));

    return place != 0 ? rung_at(rungs, place - 1) : NULL;
}

static void add(struct rungs *rungs, const struct rung *rung, uint64_t hash)
{
    g_array_append_val(rungs->all, *rung);
    g_hash_table_insert(rungs->places, g_memdup2(&hash, sizeof(hash)),
                        GUINT_TO_POINTER(rungs->all->len));
}

/* Requests are found by their frames. */
static uint64_t hash_request(uint32_t frame, const char *method)
{
    return hash_of(hash_mix(0, frame), slice_of(method));
}

/* The time when the request with that number of its frame was sent. */
static uint64_t hash_number(uint32_t number)
{
    return hash_mix(1, number);
}

/* Copies of a response are of one request, and go the same way. */
static uint64_t hash_response(const struct result *result)
{
    uint64_t hash = hash_mix(hash_mix(2, result->code), result->request_frame);

    hash = hash_of(hash, slice_of(endpoint_name(result->source)));
    hash = hash_of(hash, slice_of(endpoint_name(result->destination)));
    return hash_of(hash, slice_of(result->method));
}

static void take_ack(struct rungs *rungs, const struct inviting *invite)
{
    int64_t time = invite->request.time + invite->ack_ticks * DATAGRAM_TICK;
    const struct rung rung = {.time = time,
                              .last = time,
                              .source = invite->ack_source,
                              .destination = invite->ack_destination,
                              .method = "ACK",
                              .frame = invite->ack_frame,
                              .copies = 1};

    add(rungs, &rung, hash_request(rung.frame, rung.method));
}

void rungs_take(struct rungs *rungs, const struct census *census, struct request *request)
{
    const struct inviting *invite = request_inviting(request);
    uint32_t number = census_number(census, request->frame);
    const struct rung rung = {.time = request->time,
                              .last = MAX(request->time, datagram_time(&request->last)),
                              .source = request->source,
                              .destination = request->destination,
                              .method = request->method,
                              .frame = request->frame,
                              .copies = request->copies};

    add(rungs, &rung, hash_request(rung.frame, rung.method));
    if (number != 0) {
        uint64_t hash = hash_number(number);

        g_hash_table_insert(rungs->places, g_memdup2(&hash, sizeof(hash)),
                            GUINT_TO_POINTER(rungs->all->len));
    }
    if (invite && invite->ack_frame != 0)
        take_ack(rungs, invite);
}

/* -1 where its request was not seen. */
static int64_t find_time(const struct rungs *rungs, const struct result *result)
{
    const struct rung *request = find(rungs, hash_number(result->request_frame));

    return result->request_frame != 0 && request && result->has_time
               ? request->time + result->response_time
               : -1;
}

static void note_response(struct rungs *rungs, const struct result *result)
{
    uint64_t hash = hash_response(result);
    struct rung *known = find(rungs, hash);
    int64_t time = find_time(rungs, result);
    const struct rung rung = {.time = time,
                              .last = time,
                              .source = result->source,
                              .destination = result->destination,
                              .method = result->method,
                              .told = result,
                              .frame = result->frame,
                              .copies = 1,
                              .request_frame = result->request_frame,
                              .code = result->code};

    if (!known) {
        add(rungs, &rung, hash);
        return;
    }
    known->copies++;
    known->last = MAX(known->last, time);
    if (result->severity > known->told->severity)
        known->told = result;
}

void rungs_note(struct rungs *rungs, const struct result *result)
{
    if (result->is_reported)
        return;
    if (!result->is_request) {
        note_response(rungs, result);
        return;
    }
    struct rung *request = find(rungs, hash_request(result->frame, result->method));
    if (request && (!request->told || result->severity > request->told->severity))
        request->told = result;
}

static int order_of(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_frames(const void *a, const void *b)
{
    const struct rung *first = a, *second = b;
    int order = order_of(first->frame, second->frame);

    if (order == 0)
        order = order_of(first->code, second->code);
    return order != 0 ? order : g_strcmp0(first->method, second->method);
}

static int compare_times(const void *a, const void *b)
{
    const struct rung *first = a, *second = b;
    int order = order_of(first->time, second->time);

    return order != 0 ? order : compare_frames(a, b);
}

/* How many of these frames, which are in order, come not after one. */
static uint32_t count_until(const GArray *frames, uint32_t frame)
{
    unsigned low = 0, high = frames->len;

    while (low < high) {
        unsigned middle = low + (high - low) / 2;

        if (g_array_index(frames, uint32_t, middle) <= frame)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether the clock was set back between the first message and the last one; they are in the order
 * of frames. */
static bool was_set_back(const struct rungs *rungs, const GArray *clock_steps)
{
    unsigned count = rungs->all->len;

    return count > 0 && count_until(clock_steps, rung_at(rungs, 0)->frame) !=
                            count_until(clock_steps, rung_at(rungs, count - 1)->frame);
}

/* The time of the first message that has one; 0 where none has. */
static int64_t first_time(const struct rungs *rungs)
{
    for (unsigned i = 0; i < rungs->all->len; i++) {
        if (rung_at(rungs, i)->time >= 0)
            return rung_at(rungs, i)->time;
    }
    return 0;
}

GArray *rungs_sorted(struct rungs *rungs, const GArray *clock_steps)
{
    g_array_sort(rungs->all, compare_frames);
    int64_t time = first_time(rungs);

    for (unsigned i = 0; i < rungs->all->len; i++) {
        struct rung *rung = rung_at(rungs, i);

        if (rung->time < 0)
            rung->time = rung->last = time;
        time = rung->time;
    }
    if (!was_set_back(rungs, clock_steps))
        g_array_sort(rungs->all, compare_times);
    return rungs->all;
}
