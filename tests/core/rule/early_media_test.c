/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the caller hears before the answer, and how many devices respond. */

#include "exchanges.h"

static void progress_tells_what_the_caller_hears(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "100 Trying", "INVITE", 1, ""), "");
    assert_findings(response(2, "180 Ringing", "INVITE", 1, ""), "ringing-local");
    assert_findings(response(3, "183 Session Progress", "INVITE", 1, ""), "");
    assert_findings(response(4, "183 Session Progress", "INVITE", 1, SDP), "early-media");
    assert_findings(response(5, "180 Ringing", "INVITE", 1, ""), "");
    assert_findings(response(6, "200 OK", "INVITE", 1, SDP), "");
}

static void what_is_no_progress_tells_nothing_of_it(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "100 Trying", "INVITE", 1, SDP), "");
    assert_findings(response(2, "180 Ringing", "INVITE", 1, "Content-Length: 9\r\n"), ""); /* cut */
    assert_findings(SEND(.at = 3, .line = "SIP/2.0 180 Ringing", .method = "INVITE", .number = 1),
                    "ringing-local header-missing-tag");
}

static void only_the_responses_to_an_invite_tell_what_the_caller_hears(void **state)
{
    (void)state;
    request(0, "REFER", 1, "");
    assert_findings(response(1, "180 Ringing", "REFER", 1, ""), "code-unfit-for-method");
    assert_findings(response(2, "183 Session Progress", "REFER", 1, SDP), "code-unfit-for-method");
    assert_findings(response(502, "183 Session Progress", "REFER", 1, SDP),
                    "code-unfit-for-method");
    assert_findings(
        SEND(.at = 503, .line = "SIP/2.0 200 OK", .method = "REFER", .number = 1, .to = "2"), "");
}

static void early_media_stays_until_the_end(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 1, .line = "SIP/2.0 100 Trying", .method = "INVITE", .number = 1, .to = "9");
    assert_findings(response(2, "183 Session Progress", "INVITE", 1, SDP), "early-media");
    assert_findings(response(3, "183 Session Progress", "INVITE", 1, ""), "");
    assert_findings(response(4, "180 Ringing", "INVITE", 1, ""), "");
    request(10, "INVITE", 2, "");
    response(12, "200 OK", "INVITE", 2, SDP);
    assert_findings(response(11, "180 Ringing", "INVITE", 2, ""),
                    "provisional-late"); /* overtaken */
    request(20, "INVITE", 3, "");
    SEND(.at = 21, .line = "SIP/2.0 408 Request Timeout", .method = "INVITE", .number = 3,
         .to = "9");
    assert_findings(response(22, "200 OK", "INVITE", 3, ""), "");
    assert_findings(response(30, "183 Session Progress", "INVITE", 4, SDP), "request-not-captured");
}

static void session_descriptions_are_found_in_multipart_bodies(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "180 Ringing", "INVITE", 1,
                             "Content-Type: multipart/mixed;boundary=b\r\n\r\n"
                             "--b\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n--b--"),
                    "early-media");
}

static void several_to_tags_are_a_fork(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "180 Ringing", "INVITE", 1, "");
    const struct result *second =
        SEND(.at = 2, .line = "SIP/2.0 183 Session Progress", .method = "INVITE", .number = 1,
             .to = "2", .headers = "Contact: <sip:c@host>\r\n");
    assert_findings(second, "forked");
    assert_int_equal(second->findings[0].values[0].number, 2);
    assert_findings(SEND(.at = 3, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1,
                         .to = "2", .headers = "Contact: <sip:c@host>\r\n"),
                    "forked-won");
    request(4, "INVITE", 2, "");
    response(5, "180 Ringing", "INVITE", 2, "");
    assert_findings(SEND(.at = 6, .line = "SIP/2.0 487 Request Terminated", .method = "INVITE",
                         .number = 2, .to = "9"),
                    "cancel-not-captured");
}

static void the_winner_of_a_fork_is_told_once(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    SEND(.at = 1, .line = "SIP/2.0 180 Ringing", .method = "INVITE", .number = 1, .to = "2");
    assert_findings(response(2, "200 OK", "INVITE", 1, ""), "forked-won");
    assert_findings(response(502, "200 OK", "INVITE", 1, ""), "ack-missing-early");
}

static const struct result *from_device(unsigned device, const char *line)
{
    g_autofree char *tag = g_strdup_printf("%u", device);

    return SEND(.at = (int)device, .line = line, .method = "INVITE", .number = 1, .to = tag,
                .headers = "Contact: <sip:b@host>\r\n");
}

/* Four tags are kept. */
static void more_devices_of_a_fork_than_are_kept_are_not_counted(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    for (unsigned device = 1; device < 4; device++)
        from_device(device, "SIP/2.0 180 Ringing");
    assert_text(from_device(4, "SIP/2.0 183 Session Progress"),
                "Responses to this INVITE have 4 different To tags by now: each is of a device, a "
                "voicemail or an announcement that has responded.");
    assert_text(from_device(9, "SIP/2.0 183 Session Progress"),
                "Responses to this INVITE have at least 4 different To tags by now: each is of a "
                "device, a voicemail or an announcement that has responded.");
    assert_text(from_device(1, "SIP/2.0 200 OK"),
                "Responses to this INVITE had at least 4 different To tags, each of a device, a "
                "voicemail or an announcement; the one of this 2xx took the call.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(progress_tells_what_the_caller_hears),
        EXCHANGE(what_is_no_progress_tells_nothing_of_it),
        EXCHANGE(only_the_responses_to_an_invite_tell_what_the_caller_hears),
        EXCHANGE(early_media_stays_until_the_end),
        EXCHANGE(session_descriptions_are_found_in_multipart_bodies),
        EXCHANGE(several_to_tags_are_a_fork),
        EXCHANGE(the_winner_of_a_fork_is_told_once),
        EXCHANGE(more_devices_of_a_fork_than_are_kept_are_not_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
