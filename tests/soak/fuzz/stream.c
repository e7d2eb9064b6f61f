/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A capture as bytes. */

#include "stream.h"

#include "endpoints.h"
#include "timers.h"

#include <glib.h>
#include <string.h>

#define START (INT64_C(1700000000) * SECOND)

/* Times that the core tells apart; seeds.py has the same list. */
static const int64_t steps[] = {
    0,
    MILLISECOND,
    20 * MILLISECOND,
    100 * MILLISECOND,
    240 * MILLISECOND,
    500 * MILLISECOND,
    SECOND,
    2 * SECOND,
    4 * SECOND,
    6 * SECOND,
    33 * SECOND,
    180 * SECOND,
    601 * SECOND,
    100000 * SECOND,
    -SECOND,
    -700 * SECOND,
};

/* The last one is none; the two before it are one host. */
static const char *const addresses[] = {
    "192.0.2.1:5060", "192.0.2.2:5060", "192.0.2.3:5060",     "192.0.2.4:5060",
    "192.0.2.5:5060", "192.0.2.6:5060", "[2001:db8::1]:5060", "[2001:db8::1]:5062",
};

static const char *address(unsigned number)
{
    return number < G_N_ELEMENTS(addresses) ? addresses[number] : NULL;
}

size_t stream_length(const uint8_t *data, size_t size)
{
    const uint8_t *end = NULL;

    if (size > 1 + STREAM_HEADER)
        end = memchr(data + 1 + STREAM_HEADER, STREAM_MARK, size - 1 - STREAM_HEADER);
    return end ? (size_t)(end - data) : size;
}

struct stream stream_start(const uint8_t *data, size_t size)
{
    const uint8_t *first = size ? memchr(data, STREAM_MARK, size) : NULL;
    struct stream stream = {.origin.time = START};

    if (first)
        stream.rest = (struct slice){(const char *)first, size - (size_t)(first - data)};
    return stream;
}

static void read_header(struct stream *stream, const uint8_t *header)
{
    struct origin *origin = &stream->origin;
    int64_t time = origin->time + steps[header[0] % 16] * (header[0] / 16 + 1);

    stream->went_back |= time < origin->time;
    origin->frame++;
    origin->time = origin_time(time / SECOND, time > 0 ? time % SECOND : 0);
    origin->source = endpoint(address(header[1] % 16));
    origin->destination = endpoint(address(header[1] / 16));
    origin->ip_id = header[2];
}

bool stream_next(struct stream *stream, struct slice *payload)
{
    const uint8_t *start = (const uint8_t *)stream->rest.data;

    if (stream->rest.length <= STREAM_HEADER)
        return false;
    size_t length = stream_length(start, stream->rest.length);
    read_header(stream, start + 1);
    *payload = (struct slice){stream->rest.data + 1 + STREAM_HEADER, length - 1 - STREAM_HEADER};
    stream->rest.data += length;
    stream->rest.length -= length;
    return true;
}
