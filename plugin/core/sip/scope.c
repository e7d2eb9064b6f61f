/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From where an IP address can be reached. */

#include "scope.h"

#include <glib.h>

/* The first two bytes of a block, of which `bits` count. */
struct block {
    uint16_t start;
    uint8_t bits;
    uint8_t family;
    enum scope_width width;
};

static const struct block blocks[] = {
    {0x0000, 16, 4, SCOPE_UNKNOWN}, /* 0.0.0.0, where a call is held */
    {0x7f00, 8, 4, SCOPE_HOST},     {0xa9fe, 16, 4, SCOPE_LINK},    {0x0a00, 8, 4, SCOPE_PRIVATE},
    {0xac10, 12, 4, SCOPE_PRIVATE}, {0xc0a8, 16, 4, SCOPE_PRIVATE}, {0x6440, 10, 4, SCOPE_PRIVATE},
    {0xfe80, 10, 6, SCOPE_LINK},    {0xfc00, 7, 6, SCOPE_PRIVATE},
};

static struct scope find(unsigned start, unsigned family)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(blocks); i++) {
        const struct block *block = &blocks[i];

        if (block->family == family && (start ^ block->start) >> (16 - block->bits) == 0)
            return (struct scope){block->width, (uint8_t)i, (uint8_t)family};
    }
    return (struct scope){SCOPE_PUBLIC, 0, (uint8_t)family};
}

/* ::1 and ::, and IPv4 that is mapped into IPv6, which is seldom. */
static bool begins_with_zeros(const uint8_t *bytes)
{
    static const uint8_t zeros[8];

    return memcmp(bytes, zeros, sizeof(zeros)) == 0;
}

struct scope scope_of_bytes(const uint8_t *bytes, unsigned family)
{
    if (family == 6 && begins_with_zeros(bytes))
        return (struct scope){bytes[15] == 1 ? SCOPE_HOST : SCOPE_UNKNOWN, 0, 6};
    return find((unsigned)bytes[0] << 8 | bytes[1], family);
}

/* Takes a number below 256 and what ends it off a text; false where there is none. */
static bool take_byte(struct slice *text, uint8_t *byte)
{
    unsigned number = 0, digits = 0;

    while (text->length > 0 && g_ascii_isdigit(*text->data) && digits++ < 3) {
        number = number * 10 + (unsigned)g_ascii_digit_value(*text->data++);
        text->length--;
    }
    *byte = (uint8_t)number;
    return digits > 0 && number <= UINT8_MAX;
}

static bool take_dot(struct slice *text)
{
    if (text->length == 0 || *text->data != '.')
        return false;
    text->data++;
    text->length--;
    return true;
}

static bool read_ipv4(struct slice host, uint8_t bytes[4])
{
    for (unsigned i = 0; i < 4; i++) {
        if ((i > 0 && !take_dot(&host)) || !take_byte(&host, &bytes[i]))
            return false;
    }
    return host.length == 0 || *host.data == ':';
}

/* Its first group tells. */
static struct scope read_ipv6(struct slice host)
{
    unsigned start = 0, digits = 0;

    if (slice_equals(host, "::1"))
        return (struct scope){SCOPE_HOST, 0, 6};
    while (digits < host.length && g_ascii_isxdigit(host.data[digits]) && digits < 5)
        start = start << 4 | (unsigned)g_ascii_xdigit_value(host.data[digits++]);
    if (digits == 0 || digits > 4 || digits >= host.length || host.data[digits] != ':')
        return (struct scope){SCOPE_UNKNOWN, 0, 0};
    return find(start, 6);
}

/* Without its brackets; a host and its port have one colon. */
static struct slice take_ipv6(struct slice host)
{
    const char *first = host.length > 0 ? memchr(host.data, ':', host.length) : NULL;
    const char *close = memchr(host.data, ']', host.length);

    if (first && *host.data == '[' && close)
        return (struct slice){host.data + 1, (size_t)(close - host.data) - 1};
    bool has_more = first && memchr(first + 1, ':', host.length - (size_t)(first + 1 - host.data));
    return has_more ? host : (struct slice){host.data, 0};
}

struct scope scope_of_text(struct slice host)
{
    uint8_t bytes[4];

    if (host.length == 0)
        return (struct scope){SCOPE_UNKNOWN, 0, 0};
    return read_ipv4(host, bytes) ? find((unsigned)bytes[0] << 8 | bytes[1], 4)
                                  : read_ipv6(take_ipv6(host));
}
