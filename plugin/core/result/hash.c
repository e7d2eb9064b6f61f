/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 64 bits that stand for bytes, by folded multiplication as in wyhash (Wang Yi). */

#include "hash.h"

#include <glib.h>
#include <string.h>

/* The two halves of the product of 128 bits as one word. */
static inline uint64_t fold(uint64_t a, uint64_t b)
{
#ifdef __SIZEOF_INT128__
    __extension__ typedef unsigned __int128 uint128;
    uint128 product = (uint128)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
#else
    uint64_t low = (a & UINT32_MAX) * (b & UINT32_MAX), high = (a >> 32) * (b >> 32);
    uint64_t cross = (a >> 32) * (b & UINT32_MAX) + (low >> 32);
    uint64_t other = (a & UINT32_MAX) * (b >> 32) + (cross & UINT32_MAX);

    high += (cross >> 32) + (other >> 32);
    return (other << 32 | (low & UINT32_MAX)) ^ high;
#endif
}

static inline uint64_t read8(const char *data)
{
    uint64_t word;

    memcpy(&word, data, sizeof(word));
    return word;
}

static inline uint64_t read4(const char *data)
{
    uint32_t word;

    memcpy(&word, data, sizeof(word));
    return word;
}

/* All of up to 16 bytes, in two words. */
static inline void read_tail(struct slice bytes, uint64_t tail[2])
{
    const char *data = bytes.data;
    size_t length = bytes.length;

    if (length >= 8) {
        tail[0] = read8(data);
        tail[1] = read8(data + length - 8);
    } else if (length >= 4) {
        tail[0] = read4(data);
        tail[1] = read4(data + length - 4);
    } else {
        tail[0] = length ? (uint64_t)(uint8_t)data[0] << 8 | (uint8_t)data[length / 2] : 0;
        tail[1] = length ? (uint8_t)data[length - 1] : 0;
    }
}

/* Chosen once in a process: who does not know them cannot make hashes meet. */
static uint64_t secrets[3];

static inline uint64_t mix_bytes(uint64_t seed, struct slice bytes)
{
    uint64_t first = secrets[0], tail[2];
    uint64_t hash = fold(seed ^ secrets[2], bytes.length ^ first);

    for (; bytes.length > 16; bytes.data += 16, bytes.length -= 16)
        hash = fold(read8(bytes.data) ^ first, read8(bytes.data + 8) ^ hash);
    read_tail(bytes, tail);
    return fold(fold(tail[0] ^ first, tail[1] ^ hash), secrets[1]);
}

/* Not inline, or every call would save the registers that this one needs. */
static G_GNUC_NO_INLINE uint64_t first_hash_of(uint64_t seed, struct slice bytes)
{
    for (size_t i = 0; i < G_N_ELEMENTS(secrets); i++) {
        while (secrets[i] == 0)
            secrets[i] = (uint64_t)g_random_int() << 32 | g_random_int();
    }
    return mix_bytes(seed, bytes);
}

uint64_t hash_of(uint64_t seed, struct slice bytes)
{
    return secrets[2] == 0 ? first_hash_of(seed, bytes) : mix_bytes(seed, bytes);
}

/* The finisher of SplitMix64 (Steele, Lea, Flood): strangers do not know `hash`. `number` may be
 * another hash, of the same text even: a sum alone would be the same for all h and ~h. */
uint64_t hash_mix(uint64_t hash, uint64_t number)
{
    uint64_t value = hash * 0x9e3779b97f4a7c15 + number;

    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
    value = (value ^ value >> 27) * 0x94d049bb133111eb;
    return value ^ value >> 31;
}
