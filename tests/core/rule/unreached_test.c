/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that were not delivered, as an ICMP error says. */

#include "hops.h"

#define QUOTE_VIA "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n"
#define QUOTE_REST                                                                                 \
    QUOTE_VIA "From: <sip:a@example.com>;tag=a\r\nTo: <sip:b@example.com>\r\nCall-ID: a\r\nCSeq: " \
              "1 INVITE\r\n"

static const char line[] = "INVITE sip:b@example.com SIP/2.0";

static size_t length_of(unsigned number)
{
    g_autofree char *text = g_strdup_printf("%s\r\nVia: SIP/2.0/UDP host;branch=z9hG4bK%u\r\nFrom: "
                                            "<sip:a@example.com>;tag=a\r\nTo: <sip:b@example.com>"
                                            "\r\nCall-ID: a\r\nCSeq: %u INVITE\r\n\r\n",
                                            line, number, number);

    return strlen(text);
}

static const struct result *invite(int at, unsigned number)
{
    return SEND(.at = at, .line = line, .method = "INVITE", .number = number, .source = ALICE,
                .destination = PROXY);
}

/* An ICMP error of a router in between, with what it quotes behind the first line. */
static const struct result *quote(int at, const char *rest, size_t length, const char *to)
{
    g_autofree char *text = g_strdup_printf("%s\r\n%s", line, rest);
    struct message message;
    struct quoted quoted = {.message = &message, .host = "192.0.2.99", .reason = QUOTED_HOST};

    frame++;
    quoted.length = (uint32_t)length;
    quoted.origin = (struct origin){.frame = frame,
                                    .time = at * MILLISECOND,
                                    .source = endpoint(ALICE),
                                    .destination = endpoint(to)};
    assert_true(message_parse(text, strlen(text), &message));
    frames_note_time(diagnosis_frames(diagnosis), frame, quoted.origin.time);
    return diagnosis_read_quoted(diagnosis, &quoted);
}

/* As often as its finding says that the request was sent. */
static void assert_copies(const struct result *result, int64_t expected)
{
    const struct value *copies = value_find(result->findings[0].values, "copies", strlen("copies"));

    assert_non_null(copies);
    assert_int_equal(copies->number, expected);
}

static void a_request_is_counted_as_often_as_it_was_sent(void **state)
{
    (void)state;
    invite(0, 1);
    assert_copies(quote(10, QUOTE_REST, 0, PROXY), 1);
    assert_copies(invite(500, 1), 2);
    assert_copies(later(1, 40000), 2);
    assert_copies(response(600, "486 Busy Here", "INVITE", 1, ""), 2);
}

static void a_quoted_request_was_not_delivered(void **state)
{
    (void)state;
    invite(0, 1);
    const struct result *error = quote(10, QUOTE_REST, 0, PROXY);
    assert_findings(error, "request-unreachable-quoted");
    assert_text(error,
                "This ICMP error quotes the INVITE of frame 1, sent 10 ms before: 192.0.2.99 "
                "says host unreachable.");
    assert_true(error->is_request);
    assert_string_equal(error->call_id, "a");
    assert_int_equal(error->frame, 2);
    assert_int_equal(error->severity, CODE_ERROR);
    assert_findings(invite(500, 1), "request-unreachable-copy");
    const struct result *sent = later(1, 40000);
    assert_findings(sent, "request-unreachable");
    assert_text(sent, "The ICMP error of frame 2 quotes this request, 10 ms after it was sent: "
                      "192.0.2.99 says host unreachable.");
    response(600, "100 Trying", "INVITE", 1, "");
    assert_null(invite(700, 1));
}

static void a_response_after_all_tells_of_the_error(void **state)
{
    (void)state;
    invite(0, 1);
    quote(10, QUOTE_REST, 0, PROXY);
    assert_findings(response(20, "486 Busy Here", "INVITE", 1, ""), "request-unreachable-answered");
    assert_findings(later(1, 1000), "request-unreachable-first");
}

static void a_quote_of_the_first_line_is_known_by_length_and_way(void **state)
{
    (void)state;
    invite(0, 1);
    assert_null(quote(10, "Via: SIP/2.0/UD", length_of(1) + 1, PROXY));
    assert_null(quote(10, "Via: SIP/2.0/UD", length_of(1), BOB));
    assert_findings(quote(20, "Via: SIP/2.0/UD", length_of(1), PROXY),
                    "request-unreachable-quoted");
}

static void a_quote_that_may_be_of_two_requests_tells_nothing(void **state)
{
    (void)state;
    invite(0, 1);
    invite(4000, 2);
    assert_null(quote(4500, "Via: SIP/2.0/UD", length_of(2), PROXY));
    assert_findings(quote(5500, "Via: SIP/2.0/UD", length_of(2), PROXY),
                    "request-unreachable-quoted");
    assert_null(later(1, 6000));
    assert_findings(later(2, 8000), "request-unreachable");
}

/* Routers and hosts quote some 500 bytes, and an INVITE that a proxy sent on has more before CSeq.
 */
static void a_quote_that_ends_before_cseq_is_known_by_branch(void **state)
{
    (void)state;
    invite(0, 1);
    invite(4000, 2);
    assert_null(quote(4500, QUOTE_VIA "From: <sip:a@exam", length_of(2), PROXY));
    assert_findings(quote(4600, "Via: SIP/2.0/UDP host;branch=z9hG4bK2\r\nFrom: <sip:a@exam",
                          length_of(2), PROXY),
                    "request-unreachable-quoted");
    assert_null(later(1, 6000));
    assert_findings(later(2, 8000), "request-unreachable");
}

/* Identifiers that are used again, and a request before the capture. */
static void what_was_sent_long_ago_or_not_at_all_is_not_quoted(void **state)
{
    (void)state;
    assert_null(quote(0, QUOTE_REST, 0, PROXY));
    invite(0, 1);
    assert_null(quote(33000, QUOTE_REST, 0, PROXY));
}

static void a_proxy_answers_for_a_next_hop_that_was_not_reached(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", PROXY, BOB);
    quote(2,
          "Via: SIP/2.0/UDP host;branch=z9hG4bK2\r\nFrom: <sip:a@example.com>;tag=a\r\n"
          "Call-ID: a\r\nCSeq: 1 INVITE\r\n",
          0, BOB);
    const struct result *made = reply(4, "SIP/2.0 503 Service Unavailable", "1");
    assert_findings(made, "request-unreachable-hop next-hop-silent-unreached");
    assert_text(made,
                "Sent on to " BOB " in frame 2, and not delivered: in frame 3 192.0.2.99 says "
                "host unreachable (ICMP).");
    assert_ptr_equal(result_explaining(made), &made->findings[0]);
}

/* A fork of which another branch answered. */
static void a_next_hop_that_answered_has_made_the_response(void **state)
{
    (void)state;
    forward(0, "1", ALICE, PROXY);
    send_on(1, "2", "1", PROXY, BOB);
    send_on(1, "3", "1", PROXY, CAROL);
    quote(2,
          "Via: SIP/2.0/UDP host;branch=z9hG4bK2\r\nFrom: <sip:a@example.com>;tag=a\r\n"
          "Call-ID: a\r\nCSeq: 1 INVITE\r\n",
          0, BOB);
    reply(3, "SIP/2.0 486 Busy Here", "3");
    assert_findings(reply(4, "SIP/2.0 486 Busy Here", "1"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_request_is_counted_as_often_as_it_was_sent),
        EXCHANGE(a_quoted_request_was_not_delivered),
        EXCHANGE(a_response_after_all_tells_of_the_error),
        EXCHANGE(a_quote_of_the_first_line_is_known_by_length_and_way),
        EXCHANGE(a_quote_that_may_be_of_two_requests_tells_nothing),
        EXCHANGE(a_quote_that_ends_before_cseq_is_known_by_branch),
        EXCHANGE(what_was_sent_long_ago_or_not_at_all_is_not_quoted),
        EXCHANGE(a_proxy_answers_for_a_next_hop_that_was_not_reached),
        EXCHANGE(a_next_hop_that_answered_has_made_the_response),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
