/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 64 bits that stand for bytes, so that state need not keep them. */

#ifndef SIPCODE_HASH_H
#define SIPCODE_HASH_H

#include "slice.h"

/* Mixes bytes into `seed`; the same bytes and seed give the same result within a process. Different
 * ones meet by chance only, one in 10^7 with a million of them. Case of letters counts. */
uint64_t hash_of(uint64_t seed, struct slice bytes);

/* Mixes a number, or another hash, into one. */
uint64_t hash_mix(uint64_t hash, uint64_t number);

#endif
