/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The SIP messages of a frame: from the tap "sip_follow", else from the tree.
 *
 * Taps run on the first pass of Wireshark and of tshark and cost next to nothing. They do not run
 * in the packet details pane, on the first pass of `tshark -2` and in sharkd: there a tree may hold
 * the field "sip". Asking for that field on every pass would make Wireshark build a tree for every
 * packet, so only sharkd, which never taps while it loads a file, asks; and, until the file ends,
 * whoever makes trees without that field before he taps, as 4.6 does for a read filter.
 *
 * A message that the snap length has cut is in the tree, but Wireshark gives it up before it taps:
 * where taps run, it is read from the bytes of the frame. */

#include "intake.h"

#include "body.h"
#include "hosts.h"
#include "visit.h"

#include <string.h>

#define UDP_HEADER_LENGTH 8
#define TCP_OFFSET_BYTE 12 /* the high half has the length of the header in 4 bytes */

static int tap_follow;
static int tap_probe; /* our own: nobody listens */
static int proto_sip;
static int proto_icmp;
static int proto_icmpv6;
static dissector_handle_t reader;

/* Asks Wireshark for the field "sip" from the next frame on, or no longer. */
static void want_items(bool is_wanted)
{
    GArray *wanted = NULL;

    if (is_wanted) {
        wanted = g_array_new(FALSE, FALSE, sizeof(int));
        g_array_append_val(wanted, proto_sip);
    }
    set_postdissector_wanted_hfids(reader, wanted);
}

static bool is_sharkd(void)
{
    return g_strcmp0(g_get_prgname(), "sharkd") == 0;
}

void intake_handoff(dissector_handle_t postdissector)
{
    static int listener;
    GString *error = register_tap_listener("sip_follow", &listener, NULL, TL_IS_DISSECTOR_HELPER,
                                           NULL, NULL, NULL, NULL);

    if (error) {
        ws_warning("sipcode: %s", error->str);
        g_string_free(error, TRUE);
    }
    tap_follow = find_tap_id("sip_follow");
    tap_probe = register_tap("sipcode_probe");
    proto_sip = proto_get_id_by_filter_name("sip");
    proto_icmp = proto_get_id_by_filter_name("icmp");
    proto_icmpv6 = proto_get_id_by_filter_name("icmpv6");
    reader = postdissector;
}

void intake_start_file(void)
{
    want_items(is_sharkd());
}

/* Whether the frame has SIP, and none that is quoted in an ICMP error. */
static bool has_live_sip(const packet_info *pinfo, bool is_tapped)
{
    wmem_list_frame_t *layer = wmem_list_head(pinfo->layers);
    bool has_sip = is_tapped;

    for (; layer; layer = wmem_list_frame_next(layer)) {
        int proto = GPOINTER_TO_INT(wmem_list_frame_data(layer));

        if (proto == proto_icmp || proto == proto_icmpv6)
            return false;
        has_sip |= proto == proto_sip;
    }
    return has_sip;
}

/* Finds the messages in the tree; false where it has none, as 4.6 leaves out protocols that nobody
 * wants. */
static bool find_items(struct intake *intake, proto_tree *tree)
{
    intake->items = proto_find_finfo(tree, proto_sip);
    if (intake->items->len > 0)
        return true;
    intake_end(intake);
    intake->items = NULL;
    return false;
}

/* Whether what dissectors tap is kept on this pass, and there is room for more of it in this frame.
 */
static bool has_tap_room(packet_info *pinfo)
{
    static const char probe;

    tap_queue_packet(tap_probe, pinfo, &probe);
    return fetch_tapped_data(tap_probe, 0) != NULL;
}

/* The length of a transport header with these ports; 0 where there is none, or it ends behind the
 * data. */
static size_t header_length(const packet_info *pinfo, const uint8_t *data, size_t left)
{
    size_t length = UDP_HEADER_LENGTH;

    if (left < TCP_OFFSET_BYTE + 1 || (uint32_t)(data[0] << 8 | data[1]) != pinfo->srcport ||
        (uint32_t)(data[2] << 8 | data[3]) != pinfo->destport)
        return 0;
    if (pinfo->ptype == PT_TCP)
        length = (size_t)(data[TCP_OFFSET_BYTE] >> 4) * 4;
    return length < left ? length : 0;
}

const uint8_t *intake_payload(const packet_info *pinfo, size_t *length)
{
    tvbuff_t *frame = pinfo->data_src ? get_data_source_tvb(pinfo->data_src->data) : NULL;
    size_t left = frame ? tvb_captured_length(frame) : 0;
    const uint8_t *data = left > 0 ? tvb_get_ptr(frame, 0, -1) : NULL;
    size_t header = 0;

    for (; left > 0 && (header = header_length(pinfo, data, left)) == 0; left--)
        data++;
    *length = left - header;
    return data + header;
}

/* Finds SIP in a buffer: behind a transport header, or where it begins. */
static bool find_payload(struct intake *intake, tvbuff_t *tvb, bool may_begin)
{
    size_t left = tvb_captured_length(tvb);
    const uint8_t *data = left > 0 ? tvb_get_ptr(tvb, 0, -1) : NULL;

    for (bool is_start = may_begin; left > 0; data++, left--, is_start = false) {
        size_t length = header_length(intake->pinfo, data, left);

        intake->end = (const char *)data + length;
        if ((length > 0 || is_start) &&
            message_parse(intake->end, left - length, &intake->message)) {
            intake->tvb = tvb;
            return true;
        }
    }
    return false;
}

/* Finds SIP in the frame, or in what was put together or unpacked from it and others. */
static void find_anywhere(struct intake *intake)
{
    for (GSList *source = intake->pinfo->data_src; source; source = source->next) {
        tvbuff_t *tvb = get_data_source_tvb(source->data);

        if (find_payload(intake, tvb, source != intake->pinfo->data_src))
            return;
    }
}

/* Finds where the messages of the frame can be had. The first frame that has neither taps nor items
 * in its tree is read from its bytes, and those that were put together or unpacked of it. */
static bool find_messages(struct intake *intake, proto_tree *tree, bool is_tapped)
{
    bool has_taps = is_tapped || (intake->origin.is_cut && has_tap_room(intake->pinfo));

    intake->in_order = has_taps || !intake->pinfo->fd->visited;
    if (is_tapped || (tree && find_items(intake, tree)))
        return true;
    if (!has_taps && tree && intake->in_order) {
        want_items(true);
        intake->is_full = true;
    }
    if (intake->is_full)
        find_anywhere(intake);
    else if (has_taps)
        find_payload(intake, intake->frame, false);
    return has_taps || intake->is_full;
}

bool intake_is_in_order(packet_info *pinfo, const proto_tree *tree)
{
    return (tree && !pinfo->fd->visited) || has_tap_room(pinfo);
}

bool intake_has_sip(const packet_info *pinfo)
{
    return has_live_sip(pinfo, fetch_tapped_data(tap_follow, 0) != NULL);
}

bool intake_may_start(const packet_info *pinfo, const proto_tree *tree)
{
    return tree || fetch_tapped_data(tap_follow, 0) || hosts_is_cut(pinfo);
}

bool intake_start(struct intake *intake, uint32_t frame, tvbuff_t *tvb, packet_info *pinfo,
                  proto_tree *tree)
{
    bool is_tapped = fetch_tapped_data(tap_follow, 0) != NULL;

    if (!has_live_sip(pinfo, is_tapped))
        return false;
    memset(intake, 0, offsetof(struct intake, message));
    intake->pinfo = pinfo;
    intake->frame = tvb;
    intake->origin = hosts_origin(pinfo, frame);
    if (!find_messages(intake, tree, is_tapped))
        return false;
    if (intake->in_order)
        visit_note_read(frame);
    return true;
}

/* Several messages of one segment are tapped with the same tvb: each begins where the last one
 * ends. */
static bool next_tapped(struct intake *intake, struct slice *bytes, tvbuff_t **tvb)
{
    *tvb = (tvbuff_t *)fetch_tapped_data(tap_follow, (int)intake->index++);
    if (!*tvb)
        return false;
    bytes->length = tvb_captured_length(*tvb);
    bytes->data = (const char *)tvb_get_ptr(*tvb, 0, (int)bytes->length);
    if (*tvb == intake->tvb) {
        bytes->length -= (size_t)(intake->end - bytes->data);
        bytes->data = intake->end;
    }
    return true;
}

static bool next_item(struct intake *intake, struct slice *bytes, tvbuff_t **tvb)
{
    if (intake->index >= intake->items->len)
        return false;
    const field_info *item = g_ptr_array_index(intake->items, intake->index++);
    int left = tvb_captured_length_remaining(item->ds_tvb, item->start);

    *tvb = item->ds_tvb;
    bytes->length = (size_t)CLAMP(item->length, 0, MAX(left, 0));
    bytes->data = (const char *)tvb_get_ptr(item->ds_tvb, item->start, (int)bytes->length);
    return true;
}

/* Whether the messages behind the last one that was tapped may be missing from the tap. */
static bool may_miss_some(struct intake *intake)
{
    if (!intake->is_full && intake->tvb)
        intake->is_full = !has_tap_room(intake->pinfo);
    return intake->is_full || (intake->origin.is_cut &&
                               (intake->message_count == 0 || intake->pinfo->ptype == PT_TCP));
}

/* A message that was not tapped stands behind the last one of the segment: Wireshark had no room
 * for more, or it was cut. Else one that is not whole was not read yet. */
static const struct message *next_untapped(struct intake *intake)
{
    struct slice rest = {intake->end, 0};

    if (intake->tvb)
        rest.length = (size_t)((const char *)tvb_get_ptr(intake->tvb, 0, -1) +
                               tvb_captured_length(intake->tvb) - intake->end);
    if (rest.length == 0 || !may_miss_some(intake) ||
        !message_parse(rest.data, rest.length, &intake->message) ||
        !(intake->message.is_complete || intake->origin.is_cut))
        return NULL;
    intake->end += intake->message.length;
    intake->message_count++;
    return &intake->message;
}

/* Whether bytes of a buffer stand in the body of the last message, as in message/sip (RFC 3261
 * section 23.4), or may have been unpacked from there into a buffer of their own. */
static bool is_quoted(const struct intake *intake, const char *data, const tvbuff_t *buffer)
{
    const struct slice *body = &intake->body;

    if (body->length == 0)
        return false;
    return (data >= body->data && data < body->data + body->length) ||
           (intake->is_packed && buffer != intake->buffer && buffer != intake->frame);
}

const struct message *intake_next(struct intake *intake)
{
    struct slice bytes;
    tvbuff_t *tvb = NULL;

    while (intake->items ? next_item(intake, &bytes, &tvb) : next_tapped(intake, &bytes, &tvb)) {
        tvbuff_t *buffer = tvb_get_ds_tvb(tvb);

        if (is_quoted(intake, bytes.data, buffer) ||
            !message_parse(bytes.data, bytes.length, &intake->message))
            continue;
        intake->tvb = tvb;
        intake->buffer = buffer;
        intake->body = intake->message.body;
        intake->is_packed = body_may_be_packed(&intake->message);
        intake->end = bytes.data + intake->message.length;
        intake->message_count++;
        return &intake->message;
    }
    return intake->items ? NULL : next_untapped(intake);
}

bool intake_is_unread(const struct intake *intake)
{
    return intake->origin.is_cut && intake->message_count == 0;
}

void intake_end(struct intake *intake)
{
    if (intake->items)
        g_ptr_array_free(intake->items, TRUE);
}
