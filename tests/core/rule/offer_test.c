/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Offers that were refused. */

#include "exchanges.h"

#define AUDIO "v=0\r\nm=audio 4000 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\n"
#define LISTED "v=0\r\nm=audio 0 RTP/SAVP 18\r\n"
#define SDP_TYPE "Content-Type: application/sdp\r\n\r\n"

static void a_refused_offer_is_put_beside_what_the_other_side_has(void **state)
{
    (void)state;
    request(0, "INVITE", 1, SDP_TYPE AUDIO);
    const struct result *plain = response(1, "488 Not Acceptable Here", "INVITE", 1, "");
    assert_findings(plain, "offer-refused");
    assert_text(plain, "The session description that was refused offers audio RTP/AVP PCMU PCMA.");

    request(2, "INVITE", 2, SDP_TYPE AUDIO);
    const struct result *warned =
        response(3, "606 Not Acceptable", "INVITE", 2, "Warning: 305 host \"Bad format\"\r\n");
    assert_findings(warned, "offer-refused-warned");
    assert_text(warned, "The session description that was refused offers audio RTP/AVP PCMU PCMA. "
                        "Warning 305: \"Bad format\".");

    request(4, "INVITE", 3, SDP_TYPE AUDIO);
    const struct result *listed =
        response(5, "488 Not Acceptable Here", "INVITE", 3, SDP_TYPE LISTED);
    assert_findings(listed, "offer-refused-listed");
    assert_text(listed, "Offered was audio RTP/AVP PCMU PCMA; the side that refuses lists "
                        "audio RTP/SAVP G729.");
}

static void without_an_offer_nothing_is_said_of_one(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    const struct result *none = response(1, "488 Not Acceptable Here", "INVITE", 1, "");
    assert_findings(none, "offer-refused-none");
    request(1, "NOTIFY", 9, "Event: x\r\nContent-Type: text/x\r\n\r\nx");
    assert_findings(response(1, "488 Not Acceptable Here", "NOTIFY", 9, ""), "");
    request(2, "INVITE", 2, SDP_TYPE AUDIO);
    assert_findings(response(3, "486 Busy Here", "INVITE", 2, ""), "");
    request(4, "INVITE", 3, SDP_TYPE LISTED);
    const struct result *closed = response(5, "488 Not Acceptable Here", "INVITE", 3, "");
    assert_findings(closed, "offer-refused-closed");
    assert_text(closed, "The session description of this INVITE has port 0 in each m= line: no "
                        "media is offered, so there is nothing to accept.");
}

#define FAX "v=0\r\nm=image 4000 udptl t38\r\n"
#define WEB "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=ice-ufrag:x\r\n"

static const struct result *refuse(unsigned number, const char *uri, const char *to,
                                   const char *sdp)
{
    g_autofree char *line = g_strdup_printf("INVITE %s SIP/2.0", uri);
    g_autofree char *headers = g_strdup_printf("Content-Type: application/sdp\r\n\r\n%s", sdp);

    SEND(.line = line, .method = "INVITE", .number = number, .to = to, .headers = headers);
    return SEND(.at = 1, .line = "SIP/2.0 488 Not Acceptable Here", .method = "INVITE",
                .number = number, .to = "1");
}

static void a_switch_to_fax_leaves_the_call_as_it_is(void **state)
{
    (void)state;
    assert_findings(refuse(1, "sip:b@host", "1", FAX), "fax-refused");
    assert_findings(refuse(2, "sip:b@host", NULL, FAX), "offer-refused");
    assert_findings(refuse(3, "sip:b@host", "1", AUDIO), "offer-refused");
}

static void a_browser_wants_more_of_an_offer(void **state)
{
    (void)state;
    assert_findings(refuse(1, "sip:b@x.invalid;transport=ws", NULL, AUDIO),
                    "offer-refused-browser");
    const struct result *bare = refuse(2, "sip:b@x.invalid;transport=ws", NULL, WEB);
    assert_findings(bare, "offer-refused-browser-bare");
    assert_string_equal(bare->findings[0].values[2].text, "a=fingerprint");
    assert_findings(refuse(3, "sip:b@x.invalid", NULL, WEB "a=fingerprint:sha-256 AA\r\n"),
                    "offer-refused");
    assert_findings(refuse(4, "sip:b@host", NULL, WEB), "offer-refused");
}

static void any_code_that_leaves_the_call_refuses_fax(void **state)
{
    static const char *const lines[] = {"415 Unsupported Media Type", "500 Server Internal Error",
                                        "603 Decline"};
    static const char *const others[] = {"481 Call Does Not Exist", "491 Request Pending"};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(lines) + G_N_ELEMENTS(others); i++) {
        bool is_told = i < G_N_ELEMENTS(lines);
        g_autofree char *line =
            g_strdup_printf("SIP/2.0 %s", is_told ? lines[i] : others[i - G_N_ELEMENTS(lines)]);

        SEND(.line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = i + 1, .to = "1",
             .headers = SDP_TYPE FAX);
        const struct result *refused =
            SEND(.at = 1, .line = line, .method = "INVITE", .number = i + 1, .to = "1");
        bool is_fax = refused->finding_count > 0 &&
                      strcmp(finding_text_of(refused->findings[0].form)->id, "fax-refused") == 0;
        assert_int_equal(is_fax, is_told);
    }
}

static void fax_over_audio_leaves_the_call_as_it_is(void **state)
{
    (void)state;
    assert_findings(refuse(1, "sip:b@host", "1", AUDIO "a=gpmd:0 vbd=yes\r\n"),
                    "fax-refused-audio");
    assert_findings(refuse(2, "sip:b@host", NULL, AUDIO "a=gpmd:0 vbd=yes\r\n"), "offer-refused");
    assert_findings(refuse(3, "sip:b@host", "1", AUDIO "m=image 4000 udptl t38\r\n"),
                    "fax-refused");
}

#define CALLER "192.0.2.1:5060"
#define CALLEE "192.0.2.2:5060"
#define SECURE "v=0\r\nc=IN IP4 192.0.2.2\r\nm=audio 4000 RTP/SAVP 0 8\r\na=crypto:1 x\r\n"
#define OTHER "v=0\r\nc=IN IP4 192.0.2.2\r\nm=audio 4000 RTP/AVP 18\r\n"

/* The callee calls with that session, by way of `via` if that is not NULL; then he refuses AUDIO
 * with these header fields. */
static const struct result *refuse_after(unsigned number, const char *sdp, const char *via,
                                         const char *headers)
{
    g_autofree char *had = g_strdup_printf(SDP_TYPE "%s", sdp);

    SEND(.line = "INVITE sip:a@host SIP/2.0", .method = "INVITE", .number = number, .from = "b",
         .via = via, .headers = had, .source = CALLEE, .destination = CALLER);
    SEND(.line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = number + 1,
         .headers = SDP_TYPE AUDIO, .source = CALLER, .destination = CALLEE);
    return SEND(.at = 1, .line = "SIP/2.0 488 Not Acceptable Here", .method = "INVITE",
                .number = number + 1, .to = "1", .headers = headers, .source = CALLEE,
                .destination = CALLER);
}

static void what_the_refuser_had_elsewhere_is_told(void **state)
{
    (void)state;
    const struct result *secure = refuse_after(1, SECURE, NULL, "");
    assert_findings(secure, "offer-refused-profile");
    assert_text(secure,
                "Offered was audio RTP/AVP PCMU PCMA. " CALLEE
                ", which sent the refusal, had audio RTP/SAVP PCMU PCMA in frame 1: one of them "
                "is SRTP, the other is not.");
    const struct result *other = refuse_after(3, OTHER, NULL, "Warning: 305 host \"Bad\"\r\n");
    assert_findings(other, "offer-refused-codec");
    assert_text(other, "Offered was audio RTP/AVP PCMU PCMA. " CALLEE
                       ", which sent the refusal, had audio RTP/AVP G729 in frame 4: none of those "
                       "codecs is in this offer.");
    assert_findings(refuse_after(5, OTHER, NULL, SDP_TYPE LISTED), "offer-refused-listed");
    assert_findings(refuse_after(7, OTHER, NULL, "Warning: 370 host \"Bandwidth\"\r\n"),
                    "offer-refused-warned");
}

/* What fits, what a proxy sent for somebody else, and what others had. */
static void what_tells_nothing_of_the_refuser_is_not_told(void **state)
{
    static const char proxied[] = "v=0\r\nc=IN IP4 192.0.2.9\r\nm=audio 4000 RTP/AVP 18\r\n";
    static const char fits[] = "v=0\r\nc=IN IP4 192.0.2.2\r\nm=audio 4000 RTP/AVP 8\r\n";

    (void)state;
    assert_findings(refuse_after(1, proxied, NULL, ""), "offer-refused");
    assert_findings(refuse_after(3, OTHER, "Via: SIP/2.0/UDP x;branch=z9hG4bKx\r\n", ""),
                    "offer-refused");
    assert_findings(refuse_after(5, fits, NULL, ""), "offer-refused");
    SEND(.line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 8, .from = "c",
         .headers = SDP_TYPE "v=0\r\nc=IN IP4 192.0.2.3\r\nm=audio 4000 RTP/AVP 18\r\n",
         .source = "192.0.2.3:5060", .destination = CALLER);
    assert_findings(refuse_after(9, fits, NULL, ""), "offer-refused");
    /* A proxy that has the media through itself, and stays on the way. */
    SEND(.line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 11, .from = "d",
         .headers = "Record-Route: <sip:192.0.2.2;lr>\r\n" SDP_TYPE SECURE, .source = CALLEE,
         .destination = CALLER);
    SEND(.line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 12,
         .headers = SDP_TYPE AUDIO, .source = CALLER, .destination = CALLEE);
    assert_findings(SEND(.at = 1, .line = "SIP/2.0 488 Not Acceptable Here", .method = "INVITE",
                         .number = 12, .to = "1", .source = CALLEE, .destination = CALLER),
                    "offer-refused");
}

/* A proxy that has the media through itself passes the refusal of a phone on. */
static void a_host_that_passes_the_refusal_on_did_not_refuse(void **state)
{
    static const char below[] = "Via: SIP/2.0/UDP host;branch=z9hG4bK2\r\n";

    (void)state;
    SEND(.line = "INVITE sip:a@host SIP/2.0", .method = "INVITE", .number = 1, .from = "b",
         .headers = SDP_TYPE OTHER, .source = CALLEE, .destination = CALLER);
    SEND(.line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 2,
         .headers = SDP_TYPE AUDIO, .source = CALLER, .destination = CALLEE);
    SEND(.line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 2, .branch = "2b",
         .sent_by = "proxy", .via = below, .headers = SDP_TYPE AUDIO, .source = CALLEE,
         .destination = "192.0.2.3:5060");
    SEND(.line = "SIP/2.0 488 Not Acceptable Here", .method = "INVITE", .number = 2, .branch = "2b",
         .sent_by = "proxy", .via = below, .to = "1", .source = "192.0.2.3:5060",
         .destination = CALLEE);
    assert_findings(SEND(.line = "SIP/2.0 488 Not Acceptable Here", .method = "INVITE", .number = 2,
                         .to = "1", .source = CALLEE, .destination = CALLER),
                    "offer-refused");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_refused_offer_is_put_beside_what_the_other_side_has),
        EXCHANGE(a_switch_to_fax_leaves_the_call_as_it_is),
        EXCHANGE(any_code_that_leaves_the_call_refuses_fax),
        EXCHANGE(fax_over_audio_leaves_the_call_as_it_is),
        EXCHANGE(what_the_refuser_had_elsewhere_is_told),
        EXCHANGE(what_tells_nothing_of_the_refuser_is_not_told),
        EXCHANGE(a_host_that_passes_the_refusal_on_did_not_refuse),
        EXCHANGE(a_browser_wants_more_of_an_offer),
        EXCHANGE(without_an_offer_nothing_is_said_of_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
