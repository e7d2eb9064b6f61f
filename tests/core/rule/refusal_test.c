/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Refusals that name what the request should have had, beside what it did have. */

#include "refusals.h"

static void a_refusal_is_put_beside_the_request(void **state)
{
    static const struct refusal rows[] = {
        {"INVITE", "Session-Expires: 90;refresher=uac\r\n", "422 Session Interval Too Small",
         "Min-SE: 1800\r\n", "interval-too-small",
         "The request asked for 90 s, and Min-SE says that it must be at least 1800 s."},
        {"REGISTER", "Contact: <sip:a@host>;expires=60\r\nExpires: 30\r\n",
         "423 Interval Too Brief", "Min-Expires: 3600\r\n", "interval-too-small",
         "The request asked for 60 s, and Min-Expires says that it must be at least 3600 s."},
        {"REGISTER", "m: <sip:a@host>;expires=soon\r\nExpires: 30\r\n", "423 Interval Too Brief",
         "Min-Expires: 3600\r\n", "interval-too-small",
         "The request asked for 30 s, and Min-Expires says that it must be at least 3600 s."},
        {"REGISTER", "", "423 Interval Too Brief", "Min-Expires: 3600\r\n",
         "interval-too-small-unasked", NULL},
        {"REGISTER", "Expires: 60\r\n", "423 Interval Too Brief", "Min-Expires: soon\r\n", "",
         NULL},
        {"INFO", "", "405 Method Not Allowed", "Allow: INVITE, ACK\r\n", "method-not-allowed",
         "INFO is not allowed for this address; Allow lists INVITE, ACK."},
        {"INVITE", "c: application/isup\r\n", "415 Unsupported Media Type",
         "Accept: application/sdp\r\n", "media-type-refused",
         "The body is application/isup, and Accept lists application/sdp."},
        {"INVITE", "", "415 Unsupported Media Type", "Accept: application/sdp\r\n", "", NULL},
        {"INVITE", "c: application/sdp\r\ne: gzip\r\n", "415 Unsupported Media Type",
         "Accept-Encoding: identity\r\n", "media-type-refused-encoded",
         "The body is encoded as gzip, and Accept-Encoding lists identity."},
        {"INVITE", "c: text/html\r\n", "415 Unsupported Media Type",
         "Accept-Encoding: identity\r\nAccept: text/plain\r\n", "media-type-refused", NULL},
        {"SUBSCRIBE", "o: conference\r\n", "489 Bad Event", "u: presence\r\n", "event-refused",
         "The request asks for the event package conference, and Allow-Events lists presence."},
        {"SUBSCRIBE", "o: conference\r\n", "489 Bad Event", "", "event-refused-unlisted", NULL},
        {"SUBSCRIBE", "", "489 Bad Event", "", "", NULL},
        {"INFO", "", "405 Method Not Allowed", "", "method-not-allowed-unlisted header-missing",
         "INFO is not allowed for this address."},
        {"INFO", "c: text/x\r\n", "415 Unsupported Media Type", "",
         "media-type-refused-unlisted header-missing-answer", "The body of the request is text/x."},
        {"INFO", "c: text/x\r\ne: gzip\r\n", "415 Unsupported Media Type", "",
         "header-missing-answer", NULL},
        {"INFO", "c: text/x\r\n", "415 Unsupported Media Type", "Accept-Language: en\r\n", "",
         NULL},
        {"INVITE", "", "486 Busy Here", "", "", NULL},
    };

    (void)state;
    assert_refusals(rows, G_N_ELEMENTS(rows));
}

/* RFC 4028 section 8.1. */
static void a_session_timer_of_a_proxy_is_told_from_the_clients(void **state)
{
    static const char below[] = "SIP/2.0 422 Session Interval Too Small";
    static const struct {
        const char *asked, *sent, *findings;
    } rows[] = {
        {"", "Session-Expires: 120\r\n", "interval-too-small-added"},
        {"", "", "interval-too-small-unasked"},
        {"Session-Expires: 90\r\n", "Session-Expires: 90\r\n", "interval-too-small"},
        {"Session-Expires: 1800\r\n", "Session-Expires: 1800\r\n", ""},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *out = g_strdup_printf("p%u", i);
        g_autofree char *via = g_strdup_printf("Via: SIP/2.0/UDP host;branch=z9hG4bK%u\r\n", i);

        SEND(.at = 0, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = i,
             .headers = rows[i].asked, .source = "192.0.2.1:5060", .destination = "192.0.2.2:5060");
        SEND(.at = 1, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = i,
             .branch = out, .via = via, .headers = rows[i].sent, .source = "192.0.2.2:5060",
             .destination = "192.0.2.3:5060");
        assert_findings(SEND(.at = 3, .line = below, .method = "INVITE", .number = i, .to = "1",
                             .headers = "Min-SE: 1800\r\n", .source = "192.0.2.2:5060",
                             .destination = "192.0.2.1:5060"),
                        rows[i].findings);
    }
}

static void without_its_request_a_refusal_is_put_beside_nothing(void **state)
{
    (void)state;
    assert_findings(response(0, "405 Method Not Allowed", "INFO", 1, "Allow: INVITE\r\n"),
                    "request-not-captured");
    assert_findings(response(1, "302 Moved Temporarily", "INVITE", 2, "m: <sip:c@host>\r\n"),
                    "redirected request-not-captured");
}

static void a_501_is_told_by_its_method(void **state)
{
    static const struct {
        const char *method, *headers, *findings;
    } rows[] = {
        {"PUBLISH", "", "not-implemented"},
        {"PUBLISH", "Allow: INVITE, ACK\r\n", "not-implemented-listed"},
        {"INVITE", "Allow: INVITE, ACK\r\n", "not-implemented-basic"},
        {"OPTIONS", "", "not-implemented-basic"},
        {"INVITE", "Allow: SUBSCRIBE, PUBLISH\r\n", "not-implemented-listed"},
        {"INVITE", "Allow: SUBSCRIBE\r\nContent-Length: 9\r\n", "not-implemented-basic"}, /* cut */
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, rows[i].method, i, "");
        assert_findings(response(1, "501 Not Implemented", rows[i].method, i, rows[i].headers),
                        rows[i].findings);
    }
}

static void the_host_that_implements_no_method_is_named(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "PUBLISH sip:b@example.com SIP/2.0", .method = "PUBLISH", .number = 1,
         .source = "192.0.2.1:5060", .destination = "192.0.2.2:5060");
    const struct result *refused =
        SEND(.at = 1, .line = "SIP/2.0 501 Not Implemented", .method = "PUBLISH", .number = 1,
             .to = "1", .source = "192.0.2.2:5060", .destination = "192.0.2.1:5060");
    assert_findings(refused, "not-implemented");
    assert_string_equal(refused->findings[0].values[1].text, "192.0.2.2:5060");
}

static void the_host_that_only_passes_a_501_on_is_not_named(void **state)
{
    (void)state;
    SEND(.line = "MESSAGE sip:b@example.com SIP/2.0", .method = "MESSAGE", .number = 1,
         .branch = "1", .source = "192.0.2.1:5060", .destination = "192.0.2.2:5060");
    SEND(.line = "MESSAGE sip:b@example.com SIP/2.0", .method = "MESSAGE", .number = 1,
         .branch = "2", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK1\r\n",
         .source = "192.0.2.3:5060", .destination = "192.0.2.4:5060");
    SEND(.line = "MESSAGE sip:b@example.com SIP/2.0", .method = "MESSAGE", .number = 1,
         .branch = "3", .via = "Via: SIP/2.0/UDP host;branch=z9hG4bK2\r\n",
         .source = "192.0.2.4:5060", .destination = "192.0.2.5:5060");
    for (const char *branch = "321"; *branch; branch++) {
        const char own[] = {*branch, 0};
        const struct result *refused =
            SEND(.at = 1, .line = "SIP/2.0 501 Not Implemented", .method = "MESSAGE", .number = 1,
                 .branch = own, .to = "1");
        assert_string_equal(refused->findings[0].values[1].text, "192.0.2.5:5060");
    }
}

/* As in section 3.1.2.18 of RFC 4475. */
static void a_request_of_two_methods_was_refused_for_either(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "NEWMETHOD sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1);
    assert_findings(response(1, "501 Not Implemented", "INVITE", 1, "Allow: INVITE\r\n"), "");
    SEND(.at = 2, .line = "invite sip:b@example.com SIP/2.0", .method = "INVITE", .number = 2);
    assert_findings(response(3, "405 Method Not Allowed", "INVITE", 2, "Allow: INVITE\r\n"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_refusal_is_put_beside_the_request),
        EXCHANGE(a_session_timer_of_a_proxy_is_told_from_the_clients),
        EXCHANGE(without_its_request_a_refusal_is_put_beside_nothing),
        EXCHANGE(a_501_is_told_by_its_method),
        EXCHANGE(the_host_that_implements_no_method_is_named),
        EXCHANGE(the_host_that_only_passes_a_501_on_is_not_named),
        EXCHANGE(a_request_of_two_methods_was_refused_for_either),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
