/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The SIP messages of a frame: from the tap "sip_follow", else from the tree.
 *
 * Taps run on the first pass of Wireshark and of tshark and cost next to nothing. They do not run
 * in the packet details pane, on the first pass of `tshark -2` and in sharkd: there a tree may hold
 * the field "sip". Asking for that field on every pass would make Wireshark build a tree for every
 * packet, so only sharkd, which never taps while it loads a file, asks. */

#include "intake.h"

#include "hash.h"

#include <epan/to_str.h>
#include <wsutil/inet_addr.h>

#include <string.h>

/* In an IPv4 header. */
#define IP_ID_OFFSET 4
#define IP_SOURCE_OFFSET 12

/* An endpoint of the file, and what it is found by. */
struct known_endpoint {
    uint64_t key;
    struct endpoint endpoint;
};

static GHashTable *endpoints;

/* Those met last, by their keys: most files have few of them. */
static const struct known_endpoint *met_last[16];

/* The last frame of the file whose messages were read: they are not read again. */
static uint32_t frame_read;

static int tap_follow;
static int tap_probe; /* our own: nobody listens */
static int proto_sip;
static int proto_icmp;
static int proto_icmpv6;

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
    if (is_sharkd()) {
        GArray *wanted = g_array_new(FALSE, FALSE, sizeof(int));
        g_array_append_val(wanted, proto_sip);
        set_postdissector_wanted_hfids(postdissector, wanted);
    }
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

/* What stands `before` bytes before `data` in the packet; NULL where that is not in the bytes that
 * the frame was read from. */
static const uint8_t *find_before(const packet_info *pinfo, const void *data, ptrdiff_t before)
{
    const uint8_t *at = data;

    for (GSList *source = pinfo->data_src; source; source = source->next) {
        tvbuff_t *tvb = get_data_source_tvb(source->data);
        unsigned length = tvb_captured_length(tvb);
        const uint8_t *start = length > 0 ? tvb_get_ptr(tvb, 0, (int)length) : NULL;

        if (start && at >= start + before && at < start + length)
            return at - before;
    }
    return NULL;
}

/* The identification of the innermost IPv4 header: that which the source address stands in. What
 * the IP dissector taps is not there on every pass. */
static uint16_t ip_id(const packet_info *pinfo)
{
    const uint8_t *header = pinfo->net_src.type == AT_IPv4
                                ? find_before(pinfo, pinfo->net_src.data, IP_SOURCE_OFFSET)
                                : NULL;

    if (!header || header[0] >> 4 != 4)
        return 0;
    return (uint16_t)(header[IP_ID_OFFSET] << 8 | header[IP_ID_OFFSET + 1]);
}

void intake_start_file(void)
{
    endpoints = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
    memset(met_last, 0, sizeof(met_last));
    frame_read = 0;
}

void intake_end_file(void)
{
    g_hash_table_unref(endpoints);
}

static struct known_endpoint *make_endpoint(uint64_t key, const address *address, uint32_t port)
{
    struct known_endpoint *known = g_new0(struct known_endpoint, 1);
    struct endpoint *endpoint = &known->endpoint;
    bool is_ipv6 = address->type == AT_IPv6;
    char host[WS_INET6_ADDRSTRLEN];

    known->key = key;
    memcpy(endpoint->bytes, address->data, MIN((size_t)address->len, sizeof(endpoint->bytes)));
    endpoint->port = (uint16_t)port;
    endpoint->family = is_ipv6 ? 6 : 4;
    address_to_str_buf(address, host, sizeof(host));
    snprintf(endpoint->name, sizeof(endpoint->name), is_ipv6 ? "[%s]:%u" : "%s:%u", host, port);
    return known;
}

/* Owned by the table; NULL for what is no IP address. */
static const struct endpoint *find_endpoint(const address *address, uint32_t port)
{
    if (address->type != AT_IPv4 && address->type != AT_IPv6)
        return NULL;
    uint64_t key = hash_of(port, (struct slice){address->data, (size_t)address->len});
    const struct known_endpoint **last = &met_last[key % G_N_ELEMENTS(met_last)];
    if (*last && (*last)->key == key)
        return &(*last)->endpoint;
    struct known_endpoint *known = g_hash_table_lookup(endpoints, &key);
    if (!known) {
        known = make_endpoint(key, address, port);
        g_hash_table_insert(endpoints, &known->key, known);
    }
    *last = known;
    return &known->endpoint;
}

/* Finds the messages in the tree; false where it has none, as 4.6 leaves out protocols that nobody
 * wants. */
static bool find_items(struct intake *intake, proto_tree *tree)
{
    intake->items = proto_find_finfo(tree, proto_sip);
    if (intake->items->len > 0)
        return true;
    intake_end(intake);
    return false;
}

bool intake_start(struct intake *intake, packet_info *pinfo, proto_tree *tree)
{
    bool is_tapped = fetch_tapped_data(tap_follow, 0) != NULL;

    if ((!is_tapped && !tree) || pinfo->num <= frame_read || !has_live_sip(pinfo, is_tapped))
        return false;
    memset(intake, 0, offsetof(struct intake, message));
    if (!is_tapped && !find_items(intake, tree))
        return false;
    intake->pinfo = pinfo;
    intake->origin.frame = pinfo->num;
    intake->origin.time = origin_time(pinfo->abs_ts.secs, pinfo->abs_ts.nsecs);
    intake->origin.ip_id = ip_id(pinfo);
    intake->origin.source = find_endpoint(&pinfo->src, pinfo->srcport);
    intake->origin.destination = find_endpoint(&pinfo->dst, pinfo->destport);
    intake->in_order = is_tapped || !pinfo->fd->visited;
    if (intake->in_order)
        frame_read = pinfo->num;
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

static bool next_item(struct intake *intake, struct slice *bytes)
{
    if (intake->index >= intake->items->len)
        return false;
    const field_info *item = g_ptr_array_index(intake->items, intake->index++);
    int left = tvb_captured_length_remaining(item->ds_tvb, item->start);

    bytes->length = (size_t)CLAMP(item->length, 0, MAX(left, 0));
    bytes->data = (const char *)tvb_get_ptr(item->ds_tvb, item->start, (int)bytes->length);
    return true;
}

/* Whether Wireshark tapped more in this frame than it has room for: then it dropped the rest. */
static bool is_queue_full(packet_info *pinfo)
{
    static const char probe;

    tap_queue_packet(tap_probe, pinfo, &probe);
    return !fetch_tapped_data(tap_probe, 0);
}

/* A message that was dropped stands behind the last one of the segment. One that is cut was not
 * read yet. */
static const struct message *next_dropped(struct intake *intake)
{
    struct slice rest = {intake->end, 0};

    if (intake->tvb)
        rest.length = (size_t)((const char *)tvb_get_ptr(intake->tvb, 0, -1) +
                               tvb_captured_length(intake->tvb) - intake->end);
    if (rest.length == 0 || !(intake->is_full || is_queue_full(intake->pinfo)) ||
        !message_parse(rest.data, rest.length, &intake->message) || !intake->message.is_complete)
        return NULL;
    intake->is_full = true;
    intake->end += intake->message.length;
    return &intake->message;
}

/* Whether `data` stands in the body of the last message, as in message/sip (RFC 3261 section 23.4).
 */
static bool is_quoted(const struct intake *intake, const char *data)
{
    return data >= intake->body.data && data < intake->body.data + intake->body.length;
}

const struct message *intake_next(struct intake *intake)
{
    struct slice bytes;
    tvbuff_t *tvb = NULL;

    while (intake->items ? next_item(intake, &bytes) : next_tapped(intake, &bytes, &tvb)) {
        if (is_quoted(intake, bytes.data) ||
            !message_parse(bytes.data, bytes.length, &intake->message))
            continue;
        intake->tvb = tvb;
        intake->body = intake->message.body;
        intake->end = bytes.data + intake->message.length;
        return &intake->message;
    }
    return intake->items ? NULL : next_dropped(intake);
}

void intake_end(struct intake *intake)
{
    if (intake->items)
        g_ptr_array_free(intake->items, TRUE);
}
