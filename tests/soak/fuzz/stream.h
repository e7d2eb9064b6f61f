/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A capture as bytes. Each packet begins with STREAM_MARK and says in STREAM_HEADER bytes what has
 * changed since the last one: how much time went by, which way it went, its IP identification.
 * What follows up to the next mark is its payload. No lengths are in it: what a mutation puts in or
 * takes out in one packet leaves the others as they are. */

#ifndef SIPCODE_FUZZ_STREAM_H
#define SIPCODE_FUZZ_STREAM_H

#include "message.h"
#include "origin.h"

#define STREAM_MARK '\x1e'
#define STREAM_HEADER 3

struct stream {
    struct slice rest;
    struct origin origin; /* the last one; its addresses are static */
    bool went_back;       /* time did, once */
};

/* Starts at the first mark. */
struct stream stream_start(const uint8_t *data, size_t size);

/* Takes the next packet; false after the last one. */
bool stream_next(struct stream *stream, struct slice *payload);

/* The length of the packet at the start of the bytes, its mark included. */
size_t stream_length(const uint8_t *data, size_t size);

#endif
