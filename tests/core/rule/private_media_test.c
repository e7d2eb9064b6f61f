/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Addresses that the other side cannot reach. */

#include "exchanges.h"

#define TYPE "Content-Type: application/sdp\r\n\r\n"
#define CALLER "198.51.100.5:5060"
#define CALLEE "203.0.113.9:5060"
#define PROXY "192.0.2.1:5060"
#define AUDIO "m=audio 4000 RTP/AVP 0\r\n"
#define PRIVATE "c=IN IP4 192.168.1.20\r\n" AUDIO
#define PUBLIC "c=IN IP4 203.0.113.9\r\n" AUDIO
#define HERE "Contact: <sip:b@203.0.113.9>\r\n"
#define OTHERS "Allow: x\r\nSupported: x\r\n"

static const struct result *ask(unsigned number, const char *branch, const char *via,
                                const char *source, const char *destination, const char *sdp)
{
    g_autofree char *headers = g_strconcat(TYPE, sdp, NULL);

    return SEND(.line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = number,
                .branch = branch, .via = via, .source = source, .destination = destination,
                .headers = headers);
}

static const struct result *answer(unsigned number, const char *branch, const char *via,
                                   const char *source, const char *destination, const char *headers,
                                   const char *sdp)
{
    g_autofree char *all = g_strconcat(OTHERS, headers, TYPE, sdp, NULL);

    return SEND(.at = 1, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = number,
                .branch = branch, .via = via, .to = "1", .source = source,
                .destination = destination, .headers = all);
}

static const struct result *call(unsigned number, const char *callee, const char *caller,
                                 const char *headers, const char *sdp)
{
    ask(number, NULL, NULL, caller, callee, PUBLIC);
    return answer(number, NULL, NULL, callee, caller, headers, sdp);
}

static void a_private_address_of_a_public_host_is_told(void **state)
{
    (void)state;
    const struct result *media = call(1, CALLEE, CALLER, HERE, PRIVATE);
    assert_findings(media, "media-private");
    assert_text(media, "The session description names 192.168.1.20 for the media, but it came from "
                       "203.0.113.9:5060. The other side reaches 192.168.1.20 from no other "
                       "network.");
    assert_findings(call(2, CALLEE, CALLER, "Contact: <sip:b@10.0.0.5:5062>\r\n", PUBLIC),
                    "media-private-contact");
    assert_findings(call(3, CALLEE, CALLER, HERE, "c=IN IP6 2001:db8::1\r\n" AUDIO),
                    "media-private-family");
    assert_findings(call(4, CALLEE, "10.0.0.5:5060", HERE, PRIVATE), "media-private");
    assert_findings(
        call(5, "192.168.1.20:5060", "192.168.1.21:5060", HERE, "c=IN IP4 127.0.0.1\r\n" AUDIO),
        "media-private");
}

static void what_can_be_reached_is_not(void **state)
{
    static const struct {
        const char *source;
        const char *destination;
        const char *headers;
        const char *sdp;
    } rows[] = {
        {CALLEE, CALLER, HERE, PUBLIC},
        {CALLEE, CALLER, HERE, "c=IN IP4 0.0.0.0\r\n" AUDIO},
        {CALLEE, CALLER, HERE, "c=IN IP4 media.example.com\r\n" AUDIO},
        {CALLEE, CALLER, HERE, PRIVATE "a=ice-ufrag:x\r\n"},
        {CALLEE, CALLER, HERE, "c=IN IP4 10.0.0.1\r\nm=audio 0 RTP/AVP 0\r\n"},
        {CALLEE, "192.168.7.7:5060", HERE, PRIVATE},
        {"10.0.0.9:5060", CALLER, HERE, PRIVATE},
        {"10.0.0.9:5060", "10.0.0.8:5060", HERE, PRIVATE},
        {NULL, NULL, HERE, PRIVATE},
        {CALLEE, CALLER, "Record-Route: <sip:p;lr>\r\nContact: <sip:b@10.0.0.5>\r\n", PUBLIC},
        {CALLEE, CALLER, "Contact: <sip:b@10.0.0.5;ob>\r\n", PUBLIC},
        {CALLEE, CALLER, "Contact: <sip:b@x.invalid;transport=ws>\r\n", PUBLIC},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        const struct result *ok =
            call(i, rows[i].source, rows[i].destination, rows[i].headers, rows[i].sdp);
        const char *closed = strstr(rows[i].sdp, "audio 0 ") ? "answer-mismatch-closed" : "";
        assert_findings(ok, closed);
    }
}

/* What the proxy passes on counts. */
static void a_host_between_may_put_another_address_in(void **state)
{
    const char *below = "Via: SIP/2.0/UDP host;branch=z9hG4bKin\r\n";

    (void)state;
    for (unsigned i = 1; i <= 2; i++) {
        const char *passed_on = i == 1 ? PRIVATE : PUBLIC;

        ask(i, "in", NULL, CALLER, PROXY, PRIVATE);
        ask(i, "out", below, PROXY, CALLEE, PRIVATE);
        assert_findings(answer(i, "out", below, CALLEE, PROXY, HERE, PRIVATE), "");
        assert_findings(answer(i, "in", NULL, PROXY, CALLER, HERE, passed_on),
                        i == 1 ? "media-private" : "");
    }
    assert_null(later(1, 60 * 1000));
    assert_findings(later(2, 60 * 1000), "media-private-offer");
}

static void an_offer_is_told_where_the_call_was_answered(void **state)
{
    (void)state;
    ask(1, NULL, NULL, CALLER, CALLEE, PRIVATE);
    SEND(.line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 1, .to = "1");
    ask(2, NULL, NULL, CALLER, CALLEE, PRIVATE);
    answer(2, NULL, NULL, CALLEE, CALLER, HERE, PUBLIC);
    ask(3, NULL, NULL, CALLER, CALLEE, PUBLIC);
    answer(3, NULL, NULL, CALLEE, CALLER, HERE, PUBLIC);
    assert_null(later(1, 60 * 1000));
    const struct result *offer = later(3, 60 * 1000);
    assert_findings(offer, "media-private-offer");
    assert_int_equal(offer->severity, CODE_NOTE);
    assert_null(later(5, 60 * 1000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_private_address_of_a_public_host_is_told),
        EXCHANGE(what_can_be_reached_is_not),
        EXCHANGE(a_host_between_may_put_another_address_in),
        EXCHANGE(an_offer_is_told_where_the_call_was_answered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
