/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The SIP request that an ICMP or ICMPv6 error quotes: read from the bytes, as Wireshark gives up a
 * quote that is cut, and what it made of the rest is not there on every pass. */

#include "quote.h"

#include "hosts.h"

#include <epan/to_str.h>

#define IPV4_HEADER 20
#define IPV6_HEADER 40
#define IPV6_SOURCE 8
#define IPV6_DESTINATION 24
#define ICMP_HEADER 8
#define UDP_HEADER 8

#define PROTOCOL_ICMP 1
#define PROTOCOL_UDP 17
#define PROTOCOL_ICMPV6 58

static int proto_icmp;
static int proto_icmpv6;

/* Bytes that are left of a packet. */
struct rest {
    const uint8_t *data;
    size_t length;
};

void quote_handoff(void)
{
    proto_icmp = proto_get_id_by_filter_name("icmp");
    proto_icmpv6 = proto_get_id_by_filter_name("icmpv6");
}

static bool has_icmp(const packet_info *pinfo)
{
    wmem_list_frame_t *layer = wmem_list_head(pinfo->layers);

    for (; layer; layer = wmem_list_frame_next(layer)) {
        int proto = GPOINTER_TO_INT(wmem_list_frame_data(layer));

        if (proto == proto_icmp || proto == proto_icmpv6)
            return true;
    }
    return false;
}

static bool skip(struct rest *rest, size_t length)
{
    if (rest->length < length)
        return false;
    rest->data += length;
    rest->length -= length;
    return true;
}

/* Takes an IP header without options of IPv6; the first fragment has what is looked for. */
static bool take_ip(struct rest *rest, unsigned protocol, address *source, address *destination)
{
    const uint8_t *header = rest->data;
    unsigned version = rest->length >= IPV4_HEADER ? header[0] >> 4 : 0;

    if (version == 4) {
        set_address(source, AT_IPv4, 4, header + 12);
        set_address(destination, AT_IPv4, 4, header + 16);
        return header[9] == protocol && (header[6] & 0x1f) == 0 && header[7] == 0 &&
               (header[0] & 15) * 4 >= IPV4_HEADER && skip(rest, (size_t)(header[0] & 15) * 4);
    }
    if (version != 6 || rest->length < IPV6_HEADER)
        return false;
    set_address(source, AT_IPv6, 16, header + IPV6_SOURCE);
    set_address(destination, AT_IPv6, 16, header + IPV6_DESTINATION);
    return header[6] == protocol && skip(rest, IPV6_HEADER);
}

/* Destination unreachable (RFC 792, RFC 1812 section 5.2.7.1). */
static enum quoted_reason read_unreachable(unsigned code)
{
    switch (code) {
    case 1:
    case 7:
    case 8:
    case 12:
        return QUOTED_HOST;
    case 2:
        return QUOTED_PROTOCOL;
    case 3:
        return QUOTED_PORT;
    case 4:
        return QUOTED_TOO_BIG;
    case 9:
    case 10:
    case 13:
        return QUOTED_PROHIBITED;
    default:
        return QUOTED_NETWORK;
    }
}

/* RFC 792. QUOTED_REASONS for what is no error of delivery. */
static enum quoted_reason read_icmp(unsigned type, unsigned code)
{
    switch (type) {
    case 3:
        return read_unreachable(code);
    case 11:
        return code == 1 ? QUOTED_REASSEMBLY : QUOTED_HOPS;
    case 12:
        return QUOTED_HEADER;
    default:
        return QUOTED_REASONS;
    }
}

/* RFC 4443. */
static enum quoted_reason read_icmpv6(unsigned type, unsigned code)
{
    switch (type) {
    case 1:
        return code == 4   ? QUOTED_PORT
               : code == 3 ? QUOTED_HOST
               : code == 0 ? QUOTED_NETWORK
                           : QUOTED_PROHIBITED;
    case 2:
        return QUOTED_TOO_BIG;
    case 3:
        return code == 1 ? QUOTED_REASSEMBLY : QUOTED_HOPS;
    case 4:
        return QUOTED_HEADER;
    default:
        return QUOTED_REASONS;
    }
}

/* Takes the headers of the error, up to what it quotes. */
static bool take_error(struct rest *rest, bool is_ipv6, struct quoted *quoted, address *source)
{
    address destination;

    if (!take_ip(rest, is_ipv6 ? PROTOCOL_ICMPV6 : PROTOCOL_ICMP, source, &destination) ||
        rest->length < ICMP_HEADER)
        return false;
    quoted->reason = is_ipv6 ? read_icmpv6(rest->data[0], rest->data[1])
                             : read_icmp(rest->data[0], rest->data[1]);
    return quoted->reason != QUOTED_REASONS && skip(rest, ICMP_HEADER);
}

static unsigned read_16(const uint8_t *data)
{
    return (unsigned)data[0] << 8 | data[1];
}

/* Takes the headers of the datagram that is quoted. */
static bool take_datagram(struct rest *rest, struct quoted *quoted)
{
    address source, destination;

    if (!take_ip(rest, PROTOCOL_UDP, &source, &destination) || rest->length < UDP_HEADER)
        return false;
    quoted->origin.source = hosts_endpoint(&source, read_16(rest->data));
    quoted->origin.destination = hosts_endpoint(&destination, read_16(rest->data + 2));
    quoted->length = read_16(rest->data + 4);
    quoted->length -= MIN(quoted->length, UDP_HEADER);
    return skip(rest, UDP_HEADER);
}

static bool take(struct quote *quote, struct rest rest, bool is_ipv6)
{
    struct quoted *quoted = &quote->quoted;
    address host;

    if (!rest.data || !take_error(&rest, is_ipv6, quoted, &host) || !take_datagram(&rest, quoted) ||
        !message_parse((const char *)rest.data, rest.length, &quote->message) ||
        quote->message.is_response)
        return false;
    address_to_str_buf(&host, quote->host, sizeof(quote->host));
    quoted->host = quote->host;
    quoted->message = &quote->message;
    return true;
}

/* After an error of IPv4 the addresses of the frame are its own, of IPv6 those of what it quotes:
 * then the one that sent that got the error. */
static bool take_ipv6(struct quote *quote, const packet_info *pinfo)
{
    static const size_t offsets[] = {IPV6_SOURCE, IPV6_DESTINATION};
    struct rest rest = {0};

    for (unsigned i = 0; i < G_N_ELEMENTS(offsets); i++) {
        rest.data = hosts_ipv6_header(pinfo, offsets[i], &rest.length);
        if (take(quote, rest, true))
            return true;
    }
    return false;
}

bool quote_read(struct quote *quote, uint32_t frame, packet_info *pinfo)
{
    struct rest rest = {0};

    if (!has_icmp(pinfo))
        return false;
    quote->quoted.origin = hosts_origin(pinfo, frame);
    if (pinfo->net_src.type == AT_IPv6)
        return take_ipv6(quote, pinfo);
    rest.data = pinfo->net_src.type == AT_IPv4 ? hosts_header(pinfo, &rest.length) : NULL;
    return take(quote, rest, false);
}
