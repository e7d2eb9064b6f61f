/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tells listeners of the tap "sipcode" about frames. */

#include "told.h"

#include "intake.h"
#include "visit.h"

/* A record of TLS begins with its type, two bytes of version, and two of length (RFC 8446 section
 * 5.1). */
#define TLS_HEADER_LENGTH 5
#define TLS_APPLICATION_DATA 23
#define TLS_MAJOR_VERSION 3

static int tap_told;
static int tap_end; /* our own: nobody else listens */
static int proto_sip;
static dissector_table_t tls_ports;
static void (*call_at_end)(void);

void told_register(void)
{
    tap_told = register_tap("sipcode");
    tap_end = register_tap("sipcode_end");
}

/* What was asked for is asked for no longer when it is called. */
static tap_packet_status end(void *listener _U_, packet_info *pinfo _U_, epan_dissect_t *edt _U_,
                             const void *data _U_, tap_flags_t flags _U_)
{
    void (*callback)(void) = call_at_end;

    call_at_end = NULL;
    if (callback)
        callback();
    return TAP_PACKET_DONT_REDRAW;
}

void told_handoff(void)
{
    proto_sip = proto_get_id_by_filter_name("sip");
    tls_ports = find_dissector_table("tls.port");
}

/* From then on: every frame pays for a listener, and few users ask. */
static void listen_for_end(void)
{
    static int listener;
    GString *error = register_tap_listener("sipcode_end", &listener, NULL, TL_IS_DISSECTOR_HELPER,
                                           NULL, end, NULL, NULL);

    if (error) {
        ws_warning("sipcode: %s", error->str);
        g_string_free(error, TRUE);
    }
}

void told_call_at_end(void (*callback)(void))
{
    static bool is_listening;

    if (!is_listening)
        listen_for_end();
    is_listening = true;
    call_at_end = callback;
}

/* Whether Wireshark takes what is encrypted on that port for SIP, by its preferences. */
static bool is_sip_port(uint32_t port)
{
    dissector_handle_t handle =
        tls_ports && port != 0 ? dissector_get_uint_handle(tls_ports, port) : NULL;

    return handle && dissector_handle_get_protocol_index(handle) == proto_sip;
}

/* Whether the data of the frame begin with a record of application data, all of which is there: one
 * that goes on in the next frame is not dissected here on every pass. What was decrypted is a
 * source of data of its own. */
static bool has_sealed_record(const packet_info *pinfo)
{
    size_t length;
    const uint8_t *data = intake_payload(pinfo, &length);

    return length >= TLS_HEADER_LENGTH && data[0] == TLS_APPLICATION_DATA &&
           data[1] == TLS_MAJOR_VERSION &&
           (size_t)(data[3] << 8 | data[4]) <= length - TLS_HEADER_LENGTH && !pinfo->data_src->next;
}

static bool is_encrypted(const packet_info *pinfo)
{
    return pinfo->ptype == PT_TCP &&
           (is_sip_port(pinfo->srcport) || is_sip_port(pinfo->destport)) &&
           has_sealed_record(pinfo);
}

/* Listeners are told when the frame has been dissected. */
void told_frame(uint32_t frame, packet_info *pinfo)
{
    static struct told told;

    if (!have_tap_listener(tap_told))
        return;
    told = (struct told){.frame = frame, .kept = kept_find(frame)};
    bool has_sip = told.kept.count > 0 || intake_has_sip(pinfo);
    told.is_encrypted = !has_sip && is_encrypted(pinfo);
    if (has_sip || told.is_encrypted)
        tap_queue_packet(tap_told, pinfo, &told);
    if (call_at_end && frame == visit_last_read())
        tap_queue_packet(tap_end, pinfo, &told);
}
