/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The SIP messages of a frame, as Wireshark's SIP dissector found them. */

#ifndef SIPCODE_SOURCE_H
#define SIPCODE_SOURCE_H

#include "compat.h"
#include "message.h"
#include "packet.h"

/* Registers what source_next() reads from. Called once, when all dissectors are registered. */
void source_handoff(dissector_handle_t postdissector);

/* Where source_next() is in a frame. Set up with source_start(), valid inside the post-dissector
 * only. */
struct source {
    packet_info *pinfo;
    GPtrArray *items;     /* field_infos of the tree; NULL where taps run */
    unsigned index;       /* of the next message in items, or among those tapped */
    tvbuff_t *tvb;        /* where the last message was tapped */
    const char *end;      /* of the last message */
    struct slice body;    /* of that, too */
    bool is_full;         /* not all messages were tapped */
    struct packet packet; /* where they all come from */
    bool in_order;        /* all frames before this one came before it on this pass */
    struct message message;
};

/* Where hosts are named, for one file: from when it is opened until it is closed. */
void source_start_file(void);
void source_end_file(void);

/* Returns false where the messages of the frame cannot be had on this pass, or there is none. */
bool source_start(struct source *source, packet_info *pinfo, proto_tree *tree);

/* The next live message: none that is quoted in an ICMP error or in the body of another message.
 * Its slices are valid until the post-dissector returns. Returns NULL after the last one. */
const struct message *source_next(struct source *source);

/* Frees what source_start() allocated. */
void source_end(struct source *source);

#endif
