/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 64 bits that stand for bytes: SipHash-2-4 (Aumasson, Bernstein), which strangers cannot make
 * collide. */

#include "identity.h"

#include <glib.h>
#include <string.h>

static uint64_t rotate(uint64_t value, unsigned bits)
{
    return value << bits | value >> (64 - bits);
}

static void mix(uint64_t v[4], unsigned rounds)
{
    while (rounds-- > 0) {
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
    size_t whole = bytes.length & ~(size_t)7;
    uint64_t word;

    for (size_t i = 0; i < whole; i += 8) {
        memcpy(&word, bytes.data + i, 8);
        v[3] ^= word;
        mix(v, 2);
        v[0] ^= word;
    }
    word = 0;
    if (bytes.length > whole)
        memcpy(&word, bytes.data + whole, bytes.length - whole);
    word |= (uint64_t)bytes.length << 56;
    v[3] ^= word;
    mix(v, 2);
    v[0] ^= word;
    v[2] ^= 0xff;
    mix(v, 4);
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
