/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Final responses to an INVITE that get no ACK, or one that does not fit. */

#include "acknowledgements.h"

/* It has the one finding, and not the other. */
static void assert_finding(const struct result *result, const char *id, const char *other)
{
    bool has = false;

    for (unsigned i = 0; i < result->finding_count; i++) {
        const struct finding_text *form = finding_text_of(result->findings[i].form);

        has |= strcmp(form->id, id) == 0;
        assert_string_not_equal(form->id, other);
    }
    assert_true(has);
}

static void an_answer_that_is_sent_on_and_on_lacks_its_ack(void **state)
{
    (void)state;
    invite(0, 1, NULL);
    assert_findings(answer(100, 1, CONTACT), "");
    const struct result *second = answer(600, 1, CONTACT);
    assert_findings(second, "ack-missing-early");
    assert_int_equal(second->severity, CODE_NOTE);
    const struct result *third = answer(1600, 1, CONTACT);
    assert_findings(third, "ack-missing");
    assert_int_equal(third->severity, CODE_ERROR);
    assert_ptr_equal(result_explaining(third), &third->findings[0]);
    assert_text(third, "This answer was sent 3 times, first in frame 2, and the capture has no ACK "
                       "for it.");
}

/* It may go there by a way that was not captured. */
static void an_ack_may_go_elsewhere_without_record_route(void **state)
{
    static const char contact[] = "Contact: <sip:bob@203.0.113.77>\r\n";

    (void)state;
    invite(0, 1, NULL);
    for (int at = 100; at <= 600; at += 500)
        answer(at, 1, contact);
    assert_findings(answer(1600, 1, contact), "ack-missing-elsewhere");
}

/* The direction that its ACK would go may not be captured. */
static void nothing_is_missed_where_the_invite_was_not_captured(void **state)
{
    (void)state;
    for (int at = 100; at <= 1600; at += 500)
        answer(at, 1, CONTACT);
    assert_findings(answer(2600, 1, CONTACT), "request-not-captured response-repeated");
}

static void nor_where_messages_could_not_be_read(void **state)
{
    (void)state;
    diagnosis_note_unread(diagnosis);
    invite(0, 1, NULL);
    answer(100, 1, CONTACT);
    answer(600, 1, CONTACT);
    assert_findings(answer(1600, 1, CONTACT), "response-repeated");
}

static void an_ack_that_fits_says_nothing(void **state)
{
    static const char *const fitting[] = {
        TO_CONTACT,
        "ACK sip:%62ob@198.51.100.2:5060;ob SIP/2.0",
        "ACK sip:bob@198.51.100.2;transport=udp SIP/2.0",
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(fitting); i++) {
        invite(0, i + 1, NULL);
        answer(100, i + 1, CONTACT);
        assert_null(ack(200, i + 1, fitting[i], "1", ""));
        assert_findings(answer(600, i + 1, CONTACT), "response-repeated");
        assert_null(ack(610, i + 1, fitting[i], "1", ""));
    }
}

static void an_ack_has_the_number_of_its_invite(void **state)
{
    (void)state;
    invite(0, 1, NULL);
    answer(100, 1, CONTACT);
    ack(200, 1, TO_CONTACT, "1", "");
    invite(10000, 2, "1");
    answer(10100, 2, CONTACT);
    const struct result *wrong = ack(10200, 1, TO_CONTACT, "1", "");
    assert_findings(wrong, "ack-mismatch");
    assert_text(wrong, "The ACK of frame 6 has CSeq number 1. Frame 5 answers the INVITE with "
                       "number 2, so nothing acknowledges it.");
    assert_int_equal(wrong->severity, CODE_ERROR);
    const struct result *again = answer(10600, 2, CONTACT);
    assert_findings(again, "ack-mismatch");
    assert_string_equal(finding_text_of(result_explaining(again)->form)->id, "ack-mismatch");
    assert_null(ack(10700, 2, TO_CONTACT, "1", ""));
    assert_findings(answer(11600, 2, CONTACT), "response-repeated");
}

/* It comes again for a copy of the first answer. */
static void an_ack_of_an_earlier_answer_may_come_again(void **state)
{
    (void)state;
    invite(0, 1, NULL);
    answer(100, 1, CONTACT);
    ack(200, 1, TO_CONTACT, "1", "");
    invite(300, 2, "1");
    answer(400, 2, CONTACT);
    answer(600, 1, CONTACT);
    assert_null(ack(610, 1, TO_CONTACT, "1", ""));
    invite(700, 3, "1");
    assert_null(ack(710, 3, TO_CONTACT, "1", ""));
}

static void an_ack_has_the_tag_of_the_answer(void **state)
{
    (void)state;
    invite(0, 1, NULL);
    answer(100, 1, CONTACT);
    assert_findings(ack(200, 1, TO_CONTACT, NULL, ""), "ack-mismatch-tagless");
    assert_findings(answer(600, 1, CONTACT), "ack-mismatch-tagless");
    const struct result *other = ack(700, 1, TO_CONTACT, "other", "");
    assert_findings(other, "ack-mismatch-tag");
    assert_text(other, "The ACK of frame 5 has tag other in To, the response of frame 2 has 1: it "
                       "must be the same.");
}

/* Two devices answered: each has its own. */
static void each_fork_has_its_own_ack(void **state)
{
    (void)state;
    invite(0, 1, NULL);
    answer(100, 1, CONTACT);
    SEND(.at = 150, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .to = "2",
         .headers = "Contact: <sip:bob@198.51.100.77>\r\n", .source = CALLEE,
         .destination = CALLER);
    assert_null(ack(200, 1, "ACK sip:bob@198.51.100.77 SIP/2.0", "2", ""));
    assert_null(ack(210, 1, TO_CONTACT, "1", ""));
}

static void an_ack_goes_to_contact(void **state)
{
    (void)state;
    invite(0, 1, NULL);
    answer(100, 1, CONTACT);
    const struct result *first = ack(200, 1, "ACK sip:bob@example.com SIP/2.0", "1", "");
    assert_findings(first, "ack-mismatch-uri");
    assert_int_equal(first->severity, CODE_WARN);
    assert_findings(answer(600, 1, CONTACT), "ack-mismatch-uri");
    const struct result *again = ack(610, 1, "ACK sip:bob@example.com SIP/2.0", "1", "");
    assert_int_equal(again->severity, CODE_ERROR);
}

/* A client that knows of NAT; and a client that goes on to where its INVITE went. */
static void a_contact_that_cannot_be_reached_may_be_written_anew(void **state)
{
    static const char contact[] = "Contact: <sip:bob@10.0.0.9:5062>\r\n";

    (void)state;
    invite(0, 1, NULL);
    answer(100, 1, contact);
    assert_null(ack(200, 1, TO_CONTACT, "1", ""));
    invite(1000, 2, "1");
    answer(1100, 2, contact);
    assert_null(ack(1200, 2, "ACK sip:bob@example.com SIP/2.0", "1", ""));
}

static void an_ack_goes_by_record_route(void **state)
{
    (void)state;
    invite(0, 1, NULL);
    answer(100, 1, ROUTED);
    assert_null(ack(200, 1, TO_CONTACT, "1", ROUTE));
    answer(600, 1, ROUTED);
    const struct result *direct = ack(610, 1, TO_CONTACT, "1", "");
    assert_findings(direct, "ack-mismatch-route");
    assert_text(direct, "The ACK of frame 5 has no Route to sip:p1.example.com;lr, which "
                        "Record-Route of the 200 in frame 2 asks for.");
    assert_null(ack(620, 1, TO_CONTACT, "1", ROUTE));
    invite(1000, 2, NULL);
    answer(1100, 2, ROUTED);
    assert_findings(
        ack(1200, 2, "ACK sip:bob@example.com SIP/2.0", "1", "Route: <sip:198.51.100.9;lr>\r\n"),
        "ack-mismatch-astray");
}

/* The client knows its proxy by another address, there is a route more, or a strict router. */
static void other_routes_may_be_right(void **state)
{
    static const char *const routes[] = {
        "Route: <sip:192.0.2.77;lr>, <sip:198.51.100.9;lr>\r\n",
        "Route: <sip:out.example.com;lr>\r\n" ROUTE,
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(routes); i++) {
        invite(0, i + 1, NULL);
        answer(100, i + 1, ROUTED);
        assert_null(ack(200, i + 1, TO_CONTACT, "1", routes[i]));
    }
    invite(1000, 9, NULL);
    answer(1100, 9, CONTACT "Record-Route: <sip:198.51.100.9>\r\n");
    assert_null(
        ack(1200, 9, "ACK sip:198.51.100.9 SIP/2.0", "1", "Route: <sip:bob@198.51.100.2>\r\n"));
}

/* Behind a proxy the Request-URI may have been rewritten, and Route was taken off. */
static void an_ack_is_looked_at_where_it_was_made(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "INVITE sip:bob@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "p", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n", .source = CALLER,
         .destination = CALLEE);
    SEND(.at = 100, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .to = "1",
         .branch = "p", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n", .headers = ROUTED,
         .source = CALLEE, .destination = CALLER);
    assert_null(SEND(.at = 200, .line = "ACK sip:bob@192.0.2.99 SIP/2.0", .method = "ACK",
                     .number = 1, .to = "1", .branch = "pa",
                     .via = "Via: SIP/2.0/UDP host;branch=z9hG4bKack\r\n", .source = CALLER,
                     .destination = CALLEE));
}

/* A server sends it for each copy of the request, whether an ACK was captured or not. */
static void a_refusal_is_sent_again_for_a_copy_of_its_invite(void **state)
{
    static const char *const lines[] = {"SIP/2.0 407 Proxy Authentication Required",
                                        "SIP/2.0 302 Moved Temporarily", "SIP/2.0 486 Busy Here"};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(lines); i++) {
        int at = (int)i * ELEVEN_MINUTES;

        invite(at, 2 * i + 1, NULL);
        final(at + 100, lines[i], 2 * i + 1, "");
        invite(at + 500, 2 * i + 1, NULL);
        assert_finding(final(at + 501, lines[i], 2 * i + 1, ""), "response-repeated",
                       "ack-missing");
        assert_finding(final(at + 1001, lines[i], 2 * i + 1, ""), "ack-missing",
                       "response-repeated");
    }
}

/* A client sends no other INVITE before it has the response. */
static void nor_is_the_ack_missed_where_the_client_went_on(void **state)
{
    static const char *const lines[] = {"SIP/2.0 401 Unauthorized", "SIP/2.0 422 Too Small",
                                        "SIP/2.0 302 Moved Temporarily"};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(lines); i++) {
        int at = (int)i * ELEVEN_MINUTES;

        invite(at, 3 * i + 1, NULL);
        final(at + 100, lines[i], 3 * i + 1, "");
        invite(at + 200, 3 * i + 2, NULL);
        assert_finding(final(at + 600, lines[i], 3 * i + 1, ""), "response-repeated",
                       "ack-missing");
    }
}

/* Of the same number with credentials it is the next one too; to another server a client may go
 * without any response. */
static void what_shows_that_a_client_went_on(void **state)
{
    static const char line[] = "SIP/2.0 401 Unauthorized";

    (void)state;
    invite(0, 1, NULL);
    final(100, line, 1, WWW);
    SEND(.at = 200, .line = "INVITE sip:bob@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = "again", .headers = AUTHORIZATION, .source = CALLER, .destination = CALLEE);
    assert_finding(final(600, line, 1, WWW), "response-repeated", "ack-missing");
    invite(ELEVEN_MINUTES, 3, NULL);
    final(ELEVEN_MINUTES + 100, "SIP/2.0 503 Service Unavailable", 3, "");
    SEND(.at = ELEVEN_MINUTES + 200, .line = "INVITE sip:bob@example.com SIP/2.0",
         .method = "INVITE", .number = 4, .source = CALLER, .destination = "198.51.100.7:5060");
    assert_finding(final(ELEVEN_MINUTES + 600, "SIP/2.0 503 Service Unavailable", 3, ""),
                   "ack-missing", "response-repeated");
}

/* Only the last ones are remembered. */
static void answers_of_a_flood_are_forgotten(void **state)
{
    (void)state;
    for (unsigned i = 1; i <= 1025; i++) {
        g_autofree char *from = g_strdup_printf("f%u", i);

        SEND(.at = 0, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = i, .from = from,
             .to = "1", .headers = CONTACT, .source = CALLEE, .destination = CALLER);
    }
    assert_null(SEND(.at = 1, .line = TO_CONTACT, .method = "ACK", .number = 1, .from = "f1",
                     .source = CALLER, .destination = CALLEE));
    assert_findings(SEND(.at = 1, .line = TO_CONTACT, .method = "ACK", .number = 2, .from = "f2",
                         .source = CALLER, .destination = CALLEE),
                    "ack-mismatch-tagless");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(an_answer_that_is_sent_on_and_on_lacks_its_ack),
        EXCHANGE(an_ack_may_go_elsewhere_without_record_route),
        EXCHANGE(nothing_is_missed_where_the_invite_was_not_captured),
        EXCHANGE(nor_where_messages_could_not_be_read),
        EXCHANGE(an_ack_that_fits_says_nothing),
        EXCHANGE(an_ack_has_the_number_of_its_invite),
        EXCHANGE(an_ack_of_an_earlier_answer_may_come_again),
        EXCHANGE(an_ack_has_the_tag_of_the_answer),
        EXCHANGE(each_fork_has_its_own_ack),
        EXCHANGE(an_ack_goes_to_contact),
        EXCHANGE(a_contact_that_cannot_be_reached_may_be_written_anew),
        EXCHANGE(an_ack_goes_by_record_route),
        EXCHANGE(other_routes_may_be_right),
        EXCHANGE(an_ack_is_looked_at_where_it_was_made),
        EXCHANGE(a_refusal_is_sent_again_for_a_copy_of_its_invite),
        EXCHANGE(nor_is_the_ack_missed_where_the_client_went_on),
        EXCHANGE(what_shows_that_a_client_went_on),
        EXCHANGE(answers_of_a_flood_are_forgotten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
