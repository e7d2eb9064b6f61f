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
    const struct response *plain = response(1, "488 Not Acceptable Here", "INVITE", 1, "");
    assert_findings(plain, "offer-refused");
    assert_text(plain, "The session description that was refused offers audio RTP/AVP PCMU PCMA.");

    request(2, "INVITE", 2, SDP_TYPE AUDIO);
    const struct response *warned =
        response(3, "606 Not Acceptable", "INVITE", 2, "Warning: 305 host \"Bad format\"\r\n");
    assert_findings(warned, "offer-refused-warned");
    assert_text(warned, "The session description that was refused offers audio RTP/AVP PCMU PCMA. "
                        "Warning 305: \"Bad format\".");

    request(4, "INVITE", 3, SDP_TYPE AUDIO);
    const struct response *listed =
        response(5, "488 Not Acceptable Here", "INVITE", 3, SDP_TYPE LISTED);
    assert_findings(listed, "offer-refused-listed");
    assert_text(listed, "Offered was audio RTP/AVP PCMU PCMA; the side that refuses lists "
                        "audio RTP/SAVP G729.");
}

static void without_an_offer_nothing_is_said_of_one(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "488 Not Acceptable Here", "INVITE", 1, ""), "");
    request(2, "INVITE", 2, SDP_TYPE AUDIO);
    assert_findings(response(3, "486 Busy Here", "INVITE", 2, ""), "");
    request(4, "INVITE", 3, SDP_TYPE LISTED);
    assert_findings(response(5, "488 Not Acceptable Here", "INVITE", 3, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_refused_offer_is_put_beside_what_the_other_side_has),
        EXCHANGE(without_an_offer_nothing_is_said_of_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
