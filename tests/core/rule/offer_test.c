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
    assert_findings(response(5, "488 Not Acceptable Here", "INVITE", 3, ""), "");
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_refused_offer_is_put_beside_what_the_other_side_has),
        EXCHANGE(a_switch_to_fax_leaves_the_call_as_it_is),
        EXCHANGE(a_browser_wants_more_of_an_offer),
        EXCHANGE(without_an_offer_nothing_is_said_of_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
