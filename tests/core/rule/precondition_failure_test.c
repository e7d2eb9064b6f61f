/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Preconditions that could not be met, as both sides last said. */

#include "exchanges.h"

#define MEDIA "Content-Type: application/sdp\r\n\r\nv=0\r\nm=audio 1 RTP/AVP 0\r\n"
#define STATE(local, remote) "a=curr:qos local " local "\r\na=curr:qos remote " remote "\r\n"

static void both_sides_say_which_resources_they_have(void **state)
{
    (void)state;
    request(0, "INVITE", 1, MEDIA STATE("none", "none"));
    response(1, "183 Session Progress", "INVITE", 1, MEDIA STATE("none", "none"));
    SEND(.at = 2, .line = "UPDATE sip:b@host SIP/2.0", .method = "UPDATE", .number = 2, .to = "1",
         .headers = MEDIA STATE("sendrecv", "none"));
    const struct result *failed = response(3, "580 Precondition Failure", "INVITE", 1, "");
    assert_findings(failed, "precondition-unmet");
    assert_text(failed, "Of their resources both sides last said: qos local sendrecv, remote none "
                        "(frame 3, who sent this request); qos local none, remote none (frame 2, "
                        "who refused it).");
}

static void an_offer_may_be_refused_at_once(void **state)
{
    (void)state;
    request(0, "INVITE", 1, MEDIA STATE("none", "none"));
    assert_findings(response(1, "580 Precondition Failure", "INVITE", 1, ""),
                    "precondition-unmet-offered");
    request(2, "INVITE", 2, MEDIA STATE("none", "none"));
    assert_findings(response(3, "503 Service Unavailable", "INVITE", 2, ""), "");
}

static void what_the_capture_does_not_say_is_not_told(void **state)
{
    (void)state;
    request(0, "INVITE", 1, MEDIA);
    assert_findings(response(1, "580 Precondition Failure", "INVITE", 1, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(both_sides_say_which_resources_they_have),
        EXCHANGE(an_offer_may_be_refused_at_once),
        EXCHANGE(what_the_capture_does_not_say_is_not_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
