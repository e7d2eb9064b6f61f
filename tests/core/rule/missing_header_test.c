/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Header fields that a response must have and lacks. */

#include "exchanges.h"

static void a_header_that_must_be_there_is_missed(void **state)
{
    static const struct {
        const char *line, *headers, *findings;
    } rows[] = {
        {"405 Method Not Allowed", "", "method-not-allowed-unlisted header-missing"},
        {"405 Method Not Allowed", "Allow: INVITE\r\n", "method-not-allowed"},
        {"405 Method Not Allowed", "Content-Length: 9\r\n",
         "method-not-allowed-unlisted"}, /* cut */
        {"420 Bad Extension", "", "header-missing"},
        {"420 Bad Extension", "Unsupported: 100rel\r\n", "extension-unsupported-unasked"},
        {"486 Busy Here", "", ""},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, "");
        assert_findings(response(1, rows[i].line, "INVITE", i, rows[i].headers), rows[i].findings);
    }
    request(0, "INVITE", 90, "");
    assert_findings(SEND(.at = 1, .line = "SIP/2.0 100 Trying", .method = "INVITE", .number = 90),
                    "");
    assert_findings(SEND(.at = 1, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 90,
                         .to_field = "\"B;tag=1\" <sip:b@example.com;tag=1>"),
                    "header-missing-tag");
    assert_findings(SEND(.at = 1, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 90,
                         .to_field = "<sip:b@example.com>;tag="),
                    "header-missing-tag");
    assert_findings(SEND(.at = 1, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 90,
                         .to_field = "sip:b@example.com;tag=1"),
                    "");
    assert_findings(SEND(.at = 1, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 90,
                         .to_field = "\"B\\\" <sip:b@example.com>;tag=1"), /* never closed */
                    "");
    assert_findings(SEND(.at = 1, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 90,
                         .to_field = "\"B\\\"\" <sip:b@example.com>"),
                    "header-missing-tag");
}

static void conditions_of_required_headers_are_observed(void **state)
{
    static const struct {
        const char *method, *asked, *line, *headers, *findings;
    } rows[] = {
        {"OPTIONS", "Timestamp: 54\r\n", "100 Trying", "", "header-missing-answer"},
        {"OPTIONS", "Timestamp: 54\r\n", "100 Trying", "Timestamp: 54\r\n", ""},
        {"OPTIONS", "Timestamp: 54\r\n", "200 OK", "", ""},
        {"INVITE", "", "200 OK", "Supported: timer\r\n", "header-missing-route"},
        {"INVITE", "", "183 Session Progress", "", "header-missing-route"},
        {"INVITE", "Record-Route: <sip:p;lr>\r\n", "199 Early Dialog Terminated",
         "Reason: SIP;cause=486\r\n", ""},
        {"INVITE", "", "200 OK", "Contact: <sip:b@host>\r\n", ""},
        {"INVITE", "Record-Route: <sip:p;lr>\r\n", "200 OK", "m: <sip:b@host>\r\n",
         "header-missing-route"},
        {"INVITE", "Record-Route: <sip:p;lr>\r\n", "200 OK",
         "m: <sip:b@host>\r\nRecord-Route: <sip:p;lr>\r\n", ""},
        {"INVITE", "Record-Route: <sip:p;lr>\r\n", "486 Busy Here", "", ""},
        {"INVITE", "", "183 Session Progress", "m: <sip:b@host>\r\nRequire: 100rel\r\n",
         "header-missing-answer"},
        {"INVITE", "", "183 Session Progress", "m: <sip:b@host>\r\nRSeq: 1\r\n",
         "header-missing-answer"},
        {"INVITE", "", "183 Session Progress",
         "m: <sip:b@host>\r\nRSeq: 1\r\nRequire: x, 100REL\r\n", ""},
        {"SUBSCRIBE", "", "200 OK", "", "header-missing-answer"},
        {"SUBSCRIBE", "", "200 OK", "Expires: 60\r\n", ""},
        {"PUBLISH", "", "200 OK", "Expires: 60\r\n", "header-missing-answer"},
        {"PUBLISH", "", "200 OK", "Expires: 60\r\nSIP-ETag: x\r\n", ""},
        {"REGISTER", "m: <sip:a@host>;expires=60\r\n", "200 OK", "", "header-missing-answer"},
        {"REGISTER", "m: <sip:a@host>\r\nExpires: 60\r\n", "200 OK", "", "header-missing-answer"},
        {"REGISTER", "m: <sip:a@host>\r\nExpires: 0\r\n", "200 OK", "", "expires-zero"},
        {"REGISTER", "Expires: 60\r\n", "200 OK", "", ""},
        {"REGISTER", "m: <sip:a@host>\r\n", "200 OK", "", ""},
        {"REGISTER", "m: <sip:a@host>\r\nEvent: reg\r\n", "200 OK", "", ""},
        {"MESSAGE", "", "415 Unsupported Media Type", "", "header-missing-answer"},
        {"MESSAGE", "", "415 Unsupported Media Type", "Accept-Encoding: gzip\r\n", ""},
        {"MESSAGE", "", "415 Unsupported Media Type", "Accept-Language: fr\r\n", ""},
        {"OPTIONS", "", "421 Extension Required", "Require: sec-agree\r\n",
         "extension-unsupported-required header-missing-answer"},
        {"OPTIONS", "", "421 Extension Required", "Require: sec-agree\r\nSecurity-Server: tls\r\n",
         "extension-unsupported-required"},
        {"PUBLISH", "", "489 Bad Event", "", "header-missing-answer"},
        {"SUBSCRIBE", "", "489 Bad Event", "", ""},
        {"OPTIONS", "", "200 OK", "Content-Length: 9\r\n", ""}, /* cut */
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *line = g_strdup_printf("SIP/2.0 %s", rows[i].line);

        request(0, rows[i].method, i, rows[i].asked);
        assert_findings(SEND(.at = 1, .line = line, .method = rows[i].method, .number = i,
                             .to = "1", .headers = rows[i].headers),
                        rows[i].findings);
    }
}

static void what_makes_no_dialog_needs_no_route(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 1, .to = "1",
         .headers = "Record-Route: <sip:p;lr>\r\n");
    assert_findings(
        SEND(.at = 1, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .to = "1"), "");
}

static void without_its_request_only_what_a_code_always_carries_is_missed(void **state)
{
    (void)state;
    assert_findings(response(0, "200 OK", "SUBSCRIBE", 1, ""), "request-not-captured");
    assert_findings(response(1, "405 Method Not Allowed", "INVITE", 2, ""),
                    "header-missing request-not-captured");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_header_that_must_be_there_is_missed),
        EXCHANGE(conditions_of_required_headers_are_observed),
        EXCHANGE(what_makes_no_dialog_needs_no_route),
        EXCHANGE(without_its_request_only_what_a_code_always_carries_is_missed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
