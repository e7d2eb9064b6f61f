/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Mutates captures by packets and lines, as what the core knows of an exchange comes from messages
 * that have their identifiers in common: bytes put in at random never make two such. */

#include "fuzz.h"
#include "stream.h"

#include <string.h>

#define PACKETS_MAX 64
#define CODE_LENGTH 12 /* of "SIP/2.0 486 " */

struct capture {
    uint8_t *data;
    size_t size;
    size_t max_size;
    unsigned seed;
    size_t starts[PACKETS_MAX + 1]; /* of packets; the last one is their end */
    unsigned count;
};

static unsigned pick(struct capture *capture, size_t choices)
{
    capture->seed = capture->seed * 1103515245 + 12345;
    return (capture->seed >> 8) % (unsigned)MAX(choices, 1);
}

static void find_packets(struct capture *capture)
{
    const uint8_t *first = memchr(capture->data, STREAM_MARK, capture->size);
    size_t at = first ? (size_t)(first - capture->data) : capture->size;

    capture->count = 0;
    capture->starts[0] = at;
    while (at + STREAM_HEADER < capture->size && capture->count < PACKETS_MAX) {
        at += stream_length(capture->data + at, capture->size - at);
        capture->starts[++capture->count] = at;
    }
}

static struct slice packet_of(const struct capture *capture, unsigned number)
{
    size_t start = capture->starts[number];

    return (struct slice){(const char *)capture->data + start, capture->starts[number + 1] - start};
}

/* Puts bytes, which may be the capture's own, in the place of others; not where they do not fit. */
static void replace(struct capture *capture, struct slice old, struct slice new)
{
    size_t at = (size_t)(old.data - (const char *)capture->data), end = at + old.length;
    g_autofree char *copy = g_memdup2(new.data, new.length);

    if (capture->size - old.length + new.length > capture->max_size)
        return;
    memmove(capture->data + at + new.length, capture->data + end, capture->size - end);
    if (new.length > 0)
        memcpy(capture->data + at, copy, new.length);
    capture->size += new.length - old.length;
}

static void copy_packet(struct capture *capture)
{
    struct slice packet = packet_of(capture, pick(capture, capture->count));
    struct slice place = packet_of(capture, pick(capture, capture->count));

    place.length = 0;
    replace(capture, place, packet);
}

static void remove_packet(struct capture *capture)
{
    replace(capture, packet_of(capture, pick(capture, capture->count)), (struct slice){NULL, 0});
}

static void change_header(struct capture *capture)
{
    size_t start = capture->starts[pick(capture, capture->count)];

    capture->data[start + 1 + pick(capture, STREAM_HEADER)] = (uint8_t)pick(capture, 256);
}

static void change_code(struct capture *capture)
{
    static const unsigned common[] = {100, 180, 183, 200, 202, 302, 401, 403, 404, 407,
                                      408, 420, 421, 423, 428, 437, 480, 481, 482, 483,
                                      484, 487, 488, 489, 491, 500, 503, 504, 603, 607};
    struct slice packet = packet_of(capture, pick(capture, capture->count));
    char line[CODE_LENGTH + 1];

    if (packet.length < 1 + STREAM_HEADER + CODE_LENGTH ||
        memcmp(packet.data + 1 + STREAM_HEADER, "SIP/", 4) != 0)
        return;
    unsigned code =
        pick(capture, 2) ? common[pick(capture, G_N_ELEMENTS(common))] : 100 + pick(capture, 600);
    g_snprintf(line, sizeof(line), "SIP/2.0 %03u ", code);
    memcpy((char *)packet.data + 1 + STREAM_HEADER, line, CODE_LENGTH);
}

/* The first line at or after a place, its end included; empty where none follows. */
static struct slice line_after(struct slice text, size_t at)
{
    const char *before = at < text.length ? memchr(text.data + at, '\n', text.length - at) : NULL;
    size_t left = before ? text.length - (size_t)(before + 1 - text.data) : 0;
    const char *end = left ? memchr(before + 1, '\n', left) : NULL;

    return (struct slice){end ? before + 1 : text.data, end ? (size_t)(end - before) : 0};
}

/* A line of that header field in a message, else the line after its first. */
static struct slice line_like(struct slice packet, struct slice line)
{
    for (size_t at = 0; at < packet.length;) {
        struct slice own = line_after(packet, at);

        if (own.length == 0)
            break;
        if (own.length > 2 && line.length > 2 && memcmp(own.data, line.data, 3) == 0)
            return own;
        at = (size_t)(own.data - packet.data) + own.length - 1;
    }
    struct slice second = line_after(packet, 0);
    second.length = 0;
    return second;
}

/* Gives a message a line of another one, in the place of its own or, at times, beside it. */
static void copy_line(struct capture *capture)
{
    struct slice from = packet_of(capture, pick(capture, capture->count));
    struct slice to = packet_of(capture, pick(capture, capture->count));
    struct slice line = line_after(from, pick(capture, from.length));

    if (line.length == 0)
        return;
    struct slice place = line_like(to, line);
    if (pick(capture, 4) == 0)
        place.length = 0;
    replace(capture, place, line);
}

static void remove_line(struct capture *capture)
{
    struct slice packet = packet_of(capture, pick(capture, capture->count));

    replace(capture, line_after(packet, pick(capture, packet.length)), (struct slice){NULL, 0});
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    static void (*const mutations[])(struct capture * capture) = {
        copy_packet, remove_packet, change_header, change_header,
        change_code, copy_line,     copy_line,     remove_line,
    };
    struct capture capture = {.data = data, .size = size, .max_size = max_size, .seed = seed};

    if (size > 0)
        find_packets(&capture);
    if (capture.count == 0 || pick(&capture, 3) == 0)
        return LLVMFuzzerMutate(data, size, max_size);
    for (unsigned i = 0; i <= pick(&capture, 3) && capture.count > 0; i++) {
        mutations[pick(&capture, G_N_ELEMENTS(mutations))](&capture);
        find_packets(&capture);
    }
    return capture.size;
}
