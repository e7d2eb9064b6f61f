/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The SIP messages of a frame, as Wireshark's SIP dissector found them. */

#ifndef SIPCODE_INTAKE_H
#define SIPCODE_INTAKE_H

#include "compat.h"
#include "message.h"
#include "origin.h"

/* Registers what intake_next() reads from. Called once, when all dissectors are registered. */
void intake_handoff(dissector_handle_t postdissector);

/* Called when a file is opened, before its first frame. */
void intake_start_file(void);

/* Where intake_next() is in a frame. Set up with intake_start(), valid inside the post-dissector
 * only. */
struct intake {
    packet_info *pinfo;
    tvbuff_t *frame;
    GPtrArray *items;       /* field_infos of the tree; NULL where taps run */
    unsigned index;         /* of the next message in items, or among those tapped */
    unsigned message_count; /* so far */
    tvbuff_t *tvb;          /* where the last message was tapped */
    const tvbuff_t *buffer; /* that this one is part of */
    const char *end;        /* of the last message */
    struct slice body;      /* of that, too */
    bool is_packed;         /* its body, or a part of it, may be */
    bool is_full;           /* not all messages were tapped */
    struct origin origin;   /* where they all come from */
    bool in_order;          /* all frames before this one came before it on this pass */
    struct message message;
};

/* Whether it may make sense to start with a frame: a cheap look, as every frame gets it. */
bool intake_may_start(const packet_info *pinfo, const proto_tree *tree);

/* Whether a frame has SIP that is not only quoted in an ICMP error. */
bool intake_has_sip(const packet_info *pinfo);

/* What stands behind the TCP or UDP header of a frame, `*length` bytes; none where it has none. */
const uint8_t *intake_payload(const packet_info *pinfo, size_t *length);

/* Starts with a frame, `tvb`, that is counted as `frame`. Returns false where its messages cannot
 * be had on this pass, or there is none. */
bool intake_start(struct intake *intake, uint32_t frame, tvbuff_t *tvb, packet_info *pinfo,
                  proto_tree *tree);

/* Whether messages can be had on this pass, in order: then what is read of a frame without any is
 * read now, too. */
bool intake_is_in_order(packet_info *pinfo, const proto_tree *tree);

/* The next live message: none that is quoted in an ICMP error or in the body of another message.
 * Its slices are valid until the post-dissector returns. Returns NULL after the last one. */
const struct message *intake_next(struct intake *intake);

/* Whether there was SIP in the frame, cut so that nothing of it could be read. */
bool intake_is_unread(const struct intake *intake);

/* Frees what intake_start() allocated. */
void intake_end(struct intake *intake);

#endif
