/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 64 bits that stand for bytes: SipHash-1-3 (Aumasson, Bernstein), which strangers cannot make
 * collide. */

#include "identity.h"

#include <glib.h>
#include <string.h>

static inline uint64_t rotate(uint64_t value, unsigned bits)
{
    return value << bits | value >> (64 - bits);
}

static inline void mix(uint64_t v[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] = rotate(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] = rotate(v[2], 32);
}

/* Eight bytes; the last word ends in the length. */
static inline uint64_t word_at(struct slice bytes, size_t place)
{
    uint64_t word = 0;

    if (place + 8 <= bytes.length) {
        memcpy(&word, bytes.data + place, 8);
        return word;
    }
    if (bytes.length > place)
        memcpy(&word, bytes.data + place, bytes.length - place);
    return word | (uint64_t)bytes.length << 56;
}

/* Chosen once in a process, so that nobody can prepare a capture for it. */
static uint64_t process_key(void)
{
    static uint64_t key;

    if (key == 0)
        key = (uint64_t)g_random_int() << 32 | g_random_int() | 1;
    return key;
}

uint64_t identity_of(uint64_t seed, struct slice bytes)
{
    uint64_t key = process_key();
    uint64_t v[4] = {key ^ 0x736f6d6570736575, seed ^ 0x646f72616e646f6d, key ^ 0x6c7967656e657261,
                     seed ^ 0x7465646279746573};

    for (size_t i = 0; i <= bytes.length; i += 8) {
        uint64_t word = word_at(bytes, i);

        v[3] ^= word;
        mix(v);
        v[0] ^= word;
    }
    v[2] ^= 0xff;
    for (unsigned i = 0; i < 3; i++)
        mix(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* The finisher of SplitMix64 (Steele, Lea, Flood): strangers do not know `identity`. */
uint64_t identity_mix(uint64_t identity, uint64_t number)
{
    uint64_t value = identity + 0x9e3779b97f4a7c15 + number;

    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
    value = (value ^ value >> 27) * 0x94d049bb133111eb;
    return value ^ value >> 31;
}

uint64_t identity_checksum(uint64_t seed, struct slice bytes)
{
    uint64_t sum = seed;

    for (size_t i = 0; i <= bytes.length; i += 8)
        sum = rotate(sum ^ word_at(bytes, i), 29) * 0x9e3779b97f4a7c15;
    return sum ^ sum >> 32;
}
