/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Answers beside their offers. */

#include "exchanges.h"

#define TYPE "Content-Type: application/sdp\r\n\r\n"
#define EVENT "a=rtpmap:101 telephone-event/8000\r\n"
#define AVP "m=audio 4000 RTP/AVP 0 8 101\r\n" EVENT
#define SAVP "m=audio 4000 RTP/SAVP 0 8 101\r\n" EVENT
#define WEB "m=audio 9 UDP/TLS/RTP/SAVPF 0\r\n"
#define ICE "a=ice-ufrag:x\r\n"
#define FINGERPRINT "a=fingerprint:sha-256 AA\r\n"

static const struct result *exchange(unsigned number, const char *method, const char *to,
                                     const char *offer, const char *code, const char *answer)
{
    g_autofree char *asked = g_strconcat(TYPE "v=0\r\n", offer, NULL);
    g_autofree char *line = g_strconcat("SIP/2.0 ", code, " X", NULL);
    g_autofree char *answered = g_strconcat(
        "Contact: <sip:b@host>\r\nAllow: INVITE\r\nSupported: x\r\n" TYPE "v=0\r\n", answer, NULL);

    SEND(.line = g_strcmp0(method, "UPDATE") ? "INVITE sip:b@host SIP/2.0"
                                             : "UPDATE sip:b@host SIP/2.0",
         .method = method, .number = number, .to = to, .headers = asked);
    return SEND(.at = 1, .line = line, .method = method, .number = number, .to = "1",
                .headers = answered);
}

static void an_answer_is_put_beside_its_offer(void **state)
{
    static const struct {
        const char *offer;
        const char *answer;
        const char *findings;
    } rows[] = {
        {AVP, AVP, ""},
        {SAVP, AVP, "answer-mismatch"},
        {AVP, SAVP, "answer-mismatch"},
        {AVP, "m=audio 4000 RTP/AVPF 0 101\r\n" EVENT, ""},
        /* SRTP as an opportunity (RFC 8643), or by choice (RFC 5939). */
        {AVP "a=crypto:1 x\r\n", SAVP, ""},
        {AVP FINGERPRINT, SAVP, ""},
        {SAVP, AVP "a=crypto:1 x\r\n", ""},
        {SAVP "a=pcfg:1 t=1\r\n", AVP, ""},
        {SAVP, AVP "a=acfg:1 t=1\r\n", ""},
        {"a=tcap:1 RTP/AVP\r\n" SAVP, AVP, ""},
        /* By its place each. */
        {SAVP AVP, "m=audio 0 RTP/SAVP 0\r\n" AVP, ""},
        {AVP "m=video 6 RTP/AVP 31\r\n", AVP, "answer-mismatch-lines"},
        {AVP, AVP "m=video 6 RTP/AVP 31\r\n", "answer-mismatch-lines"},
        {AVP "m=video 6 RTP/AVP 31\r\n", "m=video 6 RTP/AVP 31\r\n" AVP, "answer-mismatch-order"},
        {AVP "m=video 6 RTP/AVP 31\r\n", AVP "m=video 0 RTP/AVP 31\r\n", ""},
        {AVP "m=video 6 RTP/AVP 31\r\n", "m=audio 0 RTP/AVP 0\r\nm=video 0 RTP/AVP 31\r\n",
         "answer-mismatch-closed"},
        {"m=audio 0 RTP/AVP 0\r\n", "m=audio 0 RTP/AVP 0\r\n", ""},
        {"m=image 4 udptl t38\r\n", "m=image 4 UDPTL t38\r\n", ""},
        /* Codecs. */
        {AVP, "m=audio 4000 RTP/AVP 18 101\r\n" EVENT, "answer-mismatch-codec"},
        {AVP, "m=audio 4000 RTP/AVP 101\r\n" EVENT, "answer-mismatch-codec"},
        {AVP, "m=audio 4000 RTP/AVP 18 8 101\r\n" EVENT, ""},
        {"m=audio 4 RTP/AVP 96\r\na=rtpmap:96 opus/48000/2\r\n",
         "m=audio 4 RTP/AVP 111\r\na=rtpmap:111 OPUS/48000/2\r\n", ""},
        {"m=audio 4 RTP/AVP 18\r\n", "m=audio 4 RTP/AVP 18\r\na=rtpmap:18 G729A/8000\r\n", ""},
        {"m=audio 4 RTP/AVP 96\r\n", "m=audio 4 RTP/AVP 0\r\n", ""},
        {AVP, "m=audio 4000 RTP/AVP 97 101\r\n" EVENT, ""},
        {"m=audio 4 RTP/AVP 96\r\na=rtpmap:96 alpha/8000\r\n",
         "m=audio 4 RTP/AVP 96\r\na=rtpmap:96 beta/8000\r\n", "answer-mismatch-codec"},
        /* Towards a browser. */
        {WEB ICE FINGERPRINT, WEB ICE FINGERPRINT, ""},
        {WEB ICE FINGERPRINT, FINGERPRINT ICE WEB, ""},
        {WEB ICE FINGERPRINT, WEB ICE, "answer-mismatch-browser"},
        {WEB ICE FINGERPRINT, WEB FINGERPRINT, "answer-mismatch-browser"},
        {WEB FINGERPRINT, WEB FINGERPRINT, ""},
        {WEB, WEB, ""},
        /* Directions. */
        {AVP "a=sendonly\r\n", AVP "a=sendonly\r\n", "answer-mismatch-oneway"},
        {AVP "a=recvonly\r\n", "a=recvonly\r\n" AVP, "answer-mismatch-oneway"},
        {AVP "a=sendonly\r\n", AVP "a=recvonly\r\n", ""},
        {AVP "a=sendonly\r\n", AVP "a=inactive\r\n", ""},
        {AVP, AVP "a=inactive\r\n", "answer-mismatch-inactive"},
        /* DTMF. */
        {AVP, "m=audio 4000 RTP/AVP 0\r\n", "answer-mismatch-eventless"},
        {"m=audio 4000 RTP/AVP 0\r\n", "m=audio 4000 RTP/AVP 0\r\n", ""},
        {AVP, "m=audio 4 RTP/AVP 0 96\r\na=rtpmap:96 telephone-event/8000\r\n",
         "answer-mismatch-event"},
        {"m=audio 4 RTP/AVP 0 96 101\r\na=rtpmap:96 telephone-event/48000\r\n" EVENT, AVP, ""},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_findings(exchange(i, "INVITE", NULL, rows[i].offer, "200", rows[i].answer),
                        rows[i].findings);
}

static void it_is_told_what_both_sides_have(void **state)
{
    (void)state;
    const struct result *secure = exchange(1, "INVITE", NULL, SAVP, "200", AVP);
    assert_text(secure, "Offered was audio RTP/SAVP PCMU PCMA, answered audio RTP/AVP PCMU PCMA: "
                        "one side would send SRTP and the other plain RTP, so neither hears "
                        "anything.");
    assert_int_equal(secure->severity, CODE_WARN);
    g_autofree char *summary = finding_render(result_explaining(secure), FINDING_SUMMARY);
    assert_string_equal(summary, "Answer RTP/AVP does not fit offer RTP/SAVP");
    const struct result *event =
        exchange(2, "INVITE", NULL, AVP, "200",
                 "m=audio 4 RTP/AVP 0 96\r\na=rtpmap:96 telephone-event/8000\r\n");
    assert_text(event, "The offer has payload type 101 for telephone-event, the answer 96. That "
                       "is allowed, and each must send by the number of the other.");
    assert_null(result_explaining(event));
}

static void in_a_call_and_before_its_answer_less_is_told(void **state)
{
    (void)state;
    assert_findings(exchange(1, "INVITE", "1", AVP, "200", AVP "a=inactive\r\n"), "");
    assert_findings(exchange(2, "INVITE", "1", AVP, "200", SAVP), "answer-mismatch");
    assert_findings(exchange(3, "UPDATE", "1", AVP, "200", SAVP), "answer-mismatch");
    assert_findings(exchange(4, "INVITE", "1", AVP, "200", "m=audio 0 RTP/AVP 0\r\n"),
                    "answer-mismatch-closed");
    assert_findings(exchange(5, "INVITE", NULL, AVP, "183", "m=audio 0 RTP/AVP 0\r\n"),
                    "early-media");
    assert_findings(exchange(6, "INVITE", NULL, AVP, "183", SAVP), "answer-mismatch early-media");
    assert_findings(exchange(7, "INVITE", NULL, AVP, "183", "m=audio 4 RTP/AVP 0\r\n"),
                    "early-media");
    assert_findings(exchange(8, "OPTIONS", NULL, SAVP, "200", AVP), "");
}

/* What the final response repeats is no answer any more, and may be of an UPDATE. */
static void a_reliable_answer_is_not_given_again(void **state)
{
    (void)state;
    request(0, "INVITE", 1, TYPE AVP);
    response(1, "183 Session Progress", "INVITE", 1, "Require: 100rel\r\nRSeq: 1\r\n" TYPE AVP);
    assert_findings(response(2, "200 OK", "INVITE", 1, "Allow: x\r\nSupported: x\r\n" TYPE SAVP),
                    "");
}

static const struct result *acknowledge(unsigned number, const char *source, const char *tag,
                                        const char *sdp)
{
    g_autofree char *headers = g_strconcat(*sdp ? TYPE : "", sdp, NULL);

    return SEND(.at = 3, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = number,
                .branch = "ack", .to = tag, .source = source, .headers = headers);
}

static void offer(unsigned number, const char *asked)
{
    SEND(.line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = number,
         .source = "192.0.2.1:5060", .headers = asked);
    response(1, "200 OK", "INVITE", number, "Allow: x\r\nSupported: x\r\n" TYPE SAVP);
}

static void the_answer_to_a_late_offer_is_in_the_ack(void **state)
{
    (void)state;
    offer(1, "");
    const struct result *ack = acknowledge(1, "192.0.2.1:5060", "1", AVP);
    assert_findings(ack, "answer-mismatch");
    assert_true(result_is_request(ack));
    offer(2, "");
    assert_null(acknowledge(2, "192.0.2.1:5060", "1", SAVP));
    assert_null(acknowledge(2, "192.0.2.1:5060", "1", ""));
    assert_null(acknowledge(2, "192.0.2.1:5060", "2", AVP));
    assert_null(acknowledge(2, "192.0.2.2:5060", "1", AVP));
    offer(3, TYPE SAVP);
    assert_null(acknowledge(3, "192.0.2.1:5060", "1", AVP));
    offer(4, "Content-Type: x/y\r\n\r\nx");
    assert_null(acknowledge(4, "192.0.2.1:5060", "1", AVP));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(an_answer_is_put_beside_its_offer),
        EXCHANGE(it_is_told_what_both_sides_have),
        EXCHANGE(in_a_call_and_before_its_answer_less_is_told),
        EXCHANGE(a_reliable_answer_is_not_given_again),
        EXCHANGE(the_answer_to_a_late_offer_is_in_the_ack),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
