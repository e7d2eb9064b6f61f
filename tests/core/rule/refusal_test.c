/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the response itself shows, alone or beside its request. */

#include "exchanges.h"

static void request_and_time_are_found(void **state)
{
    (void)state;
    request(100, "OPTIONS", 1, "");
    const struct response *answer = response(350, "200 OK", "OPTIONS", 1, "");
    assert_int_equal(answer->request_frame, 1);
    assert_int_equal(answer->response_time, 250 * MILLISECOND);
    assert_findings(answer, "");
}

static void a_response_without_its_request_is_called_so(void **state)
{
    (void)state;
    request(0, "OPTIONS", 1, "");
    assert_findings(response(1, "200 OK", "OPTIONS", 2, ""), "request-not-captured");
    assert_findings(response(1, "401 Unauthorized", "OPTIONS", 3, WWW), "request-not-captured");
}

static void retry_after_is_read_in_all_its_forms(void **state)
{
    static const struct {
        const char *header, *findings;
    } rows[] = {
        {"Retry-After: 120\r\n", "retry-after"},
        {"Retry-After: 18000;duration=3600\r\n", "retry-after-duration"},
        {"Retry-After: 120 (in a meeting)\r\n", "retry-after-commented"},
        {"Retry-After: 0\r\n", ""},
        {"Retry-After: 99999999999\r\n", "retry-after-impossible"},
        {"Retry-After: 40000000\r\n", "retry-after-impossible"},
        {"Retry-After: Thu, 01 Jan 2026 00:00:00 GMT\r\n", "retry-after-impossible"},
        {"Retry-After: -1\r\n", "retry-after-impossible"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, "");
        assert_findings(response(1, "503 Service Unavailable", "INVITE", i, rows[i].header),
                        rows[i].findings);
    }
}

static void what_is_odd_in_an_address_is_told(void **state)
{
    static const struct {
        const char *uri, *line, *findings;
    } rows[] = {
        {"sip:bob@example.com", "404 Not Found", "address-refused"},
        {"sip:example.com", "404 Not Found", "address-refused-userless"},
        {"sip:@example.com", "404 Not Found", "address-refused-userless"},
        {"sip::secret@example.com", "404 Not Found", "address-refused-userless"},
        {"tel:", "404 Not Found", "address-refused-userless"},
        {"tel:+1555;phone-context=x", "604 Does Not Exist Anywhere", "address-refused"},
        {"sip:+44(0)20@example.com", "404 Not Found", "address-refused-escaped"},
        {"sip:%2B44@example.com", "410 Gone", "address-refused-escaped"},
        {"sip:bob@example.com;x=(y)", "404 Not Found", "address-refused"},
        {"sip:bob@example.com", "484 Address Incomplete", "address-refused-digitless"},
        {"sip:12@example.com", "484 Address Incomplete", "address-refused"},
        {"tel:+1555", "416 Unsupported URI Scheme", "address-refused-scheme"},
        {"sips:bob@example.com", "416 Unsupported URI Scheme", "address-refused-scheme"},
        {"sip:bob@example.com", "416 Unsupported URI Scheme", "address-refused"},
        {"sips:bob@example.com", "484 Address Incomplete", "address-refused-digitless"},
        {"urn:service:sos", "404 Not Found", "address-refused"},
        {"bob", "414 Request-URI Too Long", "address-refused-scheme"},
        {"sip:bob@example.com", "486 Busy Here", ""},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *line = g_strdup_printf("MESSAGE %s SIP/2.0", rows[i].uri);

        SEND(.line = line, .method = "MESSAGE", .number = i);
        assert_findings(response(1, rows[i].line, "MESSAGE", i, ""), rows[i].findings);
    }
    SEND(.line = "OPTIONS sip:example.com SIP/2.0", .method = "OPTIONS", .number = 90);
    assert_findings(response(1, "404 Not Found", "OPTIONS", 90, ""), "address-refused");
    SEND(.line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 91);
    const struct response *unknown = response(1, "404 Not Found", "REGISTER", 91, "");
    assert_findings(unknown, "address-refused-registered");
    assert_text(unknown, "This REGISTER is for sip:b@example.com, the address in its To.");
    assert_findings(SEND(.at = 1, .line = "SIP/2.0 404 Not Found", .method = "REGISTER",
                         .number = 91, .to_field = "<sip:never closed"),
                    "address-refused header-missing-tag");
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
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, rows[i].method, i, "");
        assert_findings(response(1, "501 Not Implemented", rows[i].method, i, rows[i].headers),
                        rows[i].findings);
    }
}

static void a_wait_ends_at_a_time_of_the_capture(void **state)
{
    (void)state;
    request(60 * 1000, "INVITE", 1, "");
    const struct response *wait = response(60 * 1000, "503 Service Unavailable", "INVITE", 1,
                                           "Retry-After: 86400 (x;y=1);duration=30\r\n");
    assert_findings(wait, "retry-after-commented");
    assert_text(wait, "Retry-After: the client is asked to wait 86400 s, until 1970-01-02 00:01:00 "
                      "UTC; the sender says why: \"x;y=1\".");
}

static void a_code_out_of_place_is_told(void **state)
{
    static const struct {
        const char *line, *method, *findings;
    } rows[] = {
        {"487 Request Terminated", "CANCEL", "code-unfit-for-method"},
        {"487 Request Terminated", "INVITE", ""},
        {"600 Busy Everywhere", "REGISTER", "code-unfit-for-method"},
        {"600 Busy Everywhere", "INVITE", ""},
        {"204 No Notification", "MESSAGE", "header-missing code-unfit-for-method"},
        {"202 Accepted", "REFER", "code-deprecated"},
        {"202 Accepted", "MESSAGE", ""},
        {"499 House Rule", "INVITE", "code-unregistered-unnamed"},
        {"700 Too High", "INVITE", ""},
        {"478 Unresolvable destination (478/TM)", "INVITE", "code-unregistered-told"},
        {"478 Unresolvable destination", "INVITE", "code-unregistered-told"},
        {"478 Nobody Home", "INVITE", "code-unregistered-unnamed"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, rows[i].method, i, "");
        assert_findings(response(1, rows[i].line, rows[i].method, i, ""), rows[i].findings);
    }
    request(0, "INVITE", 90, "");
    assert_findings(response(1, "499 House Rule", "INVITE", 90, "Server: PBX\r\n"),
                    "code-unregistered");
    assert_findings(response(1, "499 House Rule", "INVITE", 90, "User-Agent: phone\r\n"),
                    "code-unregistered");
}

static void a_cause_that_does_not_fit_is_told(void **state)
{
    static const struct {
        const char *line, *reason, *findings;
    } rows[] = {
        {"486 Busy Here", "Reason: Q.850;cause=17\r\n", ""},
        {"486 Busy Here", "Reason: Q.850;cause=1;text=\"Unallocated\"\r\n", "cause-disagrees"},
        {"486 Busy Here", "Reason: Q.850;cause=16\r\n", ""},
        {"486 Busy Here", "Reason: Q.850;cause=31\r\n", ""},
        {"486 Busy Here", "Reason: Q.850;cause=127\r\n", ""},
        {"486 Busy Here", "Reason: Q.850;cause=100\r\n", ""}, /* no code is its own */
        {"486 Busy Here", "Reason: ;cause=21, Q.850;text=\"1\"\r\n", ""},
        {"486 Busy Here", "Reason: Q.850;cause=999\r\n", ""},
        {"486 Busy Here", "Reason: SIP;cause=404\r\n", ""},
        {"183 Session Progress", "Reason: Q.850;cause=1\r\n", ""},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, "");
        assert_findings(response(1, rows[i].line, "INVITE", i, rows[i].reason), rows[i].findings);
    }
}

static void a_refusal_is_put_beside_the_request(void **state)
{
    static const struct {
        const char *method, *asked, *line, *headers, *findings, *text;
    } rows[] = {
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
        {"INVITE", "Require: precondition\r\n", "420 Bad Extension",
         "Unsupported: precondition\r\n", "extension-unsupported",
         "The request requires an extension that this element does not know: precondition."},
        {"INVITE", "Proxy-Require: a\r\nRequire: b\r\nProxy-Require: PRIVACY\r\n",
         "420 Bad Extension", "Unsupported: privacy\r\n", "extension-unsupported", NULL},
        {"INVITE", "Require: path\r\nSupported: timer\r\n", "420 Bad Extension",
         "Unsupported: timer\r\n", "extension-unsupported-unasked", NULL},
        {"INVITE", "", "420 Bad Extension", "Unsupported: timer\r\n",
         "extension-unsupported-unasked", NULL},
        {"INVITE", "", "421 Extension Required", "Require: 100rel\r\n",
         "extension-unsupported-required", NULL},
        {"INVITE", "k: timer, path\r\n", "421 Extension Required", "Require: path, 100rel\r\n",
         "extension-unsupported-required", NULL},
        {"INVITE", "k: timer\r\nSupported: path, 100rel\r\n", "421 Extension Required",
         "Require: path, 100rel\r\n", "extension-unsupported-listed", NULL},
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
        {"SUBSCRIBE", "o: conference\r\n", "489 Bad Event", "", "", NULL},
        {"INVITE", "Max-Forwards: 0\r\n", "483 Too Many Hops",
         "Via: SIP/2.0/UDP b, SIP/2.0/UDP c\r\n", "hops-used-up",
         "At this point of the capture Max-Forwards was 0, and the number of Via header fields 3."},
        {"INVITE", "", "404 Not Found", "", "address-refused",
         "The Request-URI that was refused here is sip:b@example.com."},
        {"INVITE", "", "486 Busy Here", "", "", NULL},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, rows[i].method, i, rows[i].asked);
        const struct response *refusal =
            response(1, rows[i].line, rows[i].method, i, rows[i].headers);
        assert_findings(refusal, rows[i].findings);
        if (rows[i].text)
            assert_text(refusal, rows[i].text);
        assert_findings(
            response(1, rows[i].line, rows[i].method, 1000 + i, "Content-Length: 9\r\n"),
            "request-not-captured");
    }
}

static void what_a_request_supports_is_not_always_known(void **state)
{
    GString *supported = g_string_new("Supported: first");

    (void)state;
    for (unsigned i = 0; i < 40; i++)
        g_string_append_printf(supported, ", tag%u", i);
    g_string_append(supported, "\r\n");
    request(0, "INVITE", 1, supported->str);
    assert_findings(response(1, "421 Extension Required", "INVITE", 1, "Require: first, tag39\r\n"),
                    "extension-unsupported-insisted");
    request(2, "INVITE", 2, supported->str);
    assert_findings(response(3, "421 Extension Required", "INVITE", 2, "Require: first\r\n"),
                    "extension-unsupported-listed");
    SEND(.at = 4, .line = "UPDATE sip:b@host SIP/2.0", .method = "UPDATE", .number = 3, .to = "1",
         .headers = "Supported: timer\r\n");
    assert_findings(response(5, "421 Extension Required", "UPDATE", 3, "Require: path\r\n"),
                    "extension-unsupported-insisted");
    g_string_free(supported, TRUE);
}

static void a_message_alone_tells_nothing_of_others(void **state)
{
    static const char text[] =
        "SIP/2.0 487 Request Terminated\r\nCall-ID: a\r\nCSeq: 1 INVITE\r\n\r\n";
    struct message message;

    (void)state;
    assert_true(message_parse(text, strlen(text), &message));
    const struct response *alone = diagnosis_read_alone(diagnosis, &message);
    assert_int_equal(alone->code, 487);
    assert_int_equal(alone->finding_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(request_and_time_are_found),
        EXCHANGE(a_response_without_its_request_is_called_so),
        EXCHANGE(retry_after_is_read_in_all_its_forms),
        EXCHANGE(what_is_odd_in_an_address_is_told),
        EXCHANGE(a_501_is_told_by_its_method),
        EXCHANGE(a_wait_ends_at_a_time_of_the_capture),
        EXCHANGE(a_code_out_of_place_is_told),
        EXCHANGE(a_cause_that_does_not_fit_is_told),
        EXCHANGE(a_refusal_is_put_beside_the_request),
        EXCHANGE(what_a_request_supports_is_not_always_known),
        EXCHANGE(a_message_alone_tells_nothing_of_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
