/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is told of callers: identity that does not convince, calls that are not wanted. */

#include "exchanges.h"

#define IDENTITY "Identity: e30.e30.AA;info=<https://example.com/c.pem>;alg=ES256\r\n"

static void identity_is_told_by_what_the_request_had(void **state)
{
    static const struct {
        const char *asked, *line, *headers, *findings;
    } rows[] = {
        {"", "428 Use Identity Header", "", "caller-identity-refused-absent"},
        {IDENTITY, "428 Use Identity Header", "", "caller-identity-refused-present"},
        {IDENTITY, "436 Bad Identity Info", "", "caller-identity-refused"},
        {"y: e30.e30.AA\r\n", "438 Invalid Identity Header", "", "caller-identity-refused"},
        {"", "438 Invalid Identity Header", "", ""},
        {IDENTITY, "403 Forbidden", "Reason: STIR;cause=438\r\n", "caller-identity-refused"},
        {IDENTITY, "403 Forbidden", "", ""},
        {IDENTITY, "403 Call Barred", "", ""},
        {IDENTITY, "403 Forbidden", "Reason: ;cause=403\r\n", ""},
        {IDENTITY, "403 Forbidden", "Reason: SIP;cause=403\r\n", ""},
        {IDENTITY, "486 Stale Date", "", ""},
        {IDENTITY "Date: Thu, 01 Jan 1970 00:10:00 GMT\r\n", "486 Busy Here",
         "Reason: STIR;cause=403\r\n", ""},
        {IDENTITY, "439 First Hop Lacks Outbound Support", "", "code-unfit-for-method"},
        {"c: application/sdp\r\n", "436 Bad Identity Info", "", ""},
        {IDENTITY, "183 Session Progress", "Reason: STIR;cause=438\r\nContact: <b>\r\n", ""},
        {IDENTITY "Date: Thu, 01 Jan 1970 00:10:00 GMT\r\n", "403 Forbidden",
         "Reason: STIR;cause=437\r\n", "caller-identity-refused"},
        {IDENTITY "Date: Thu, 01 Jan 1970 00:10:00 GMT\r\n", "403 Forbidden",
         "Reason: STIR;cause=403\r\n", "caller-identity-refused-stale"},
        {IDENTITY, "403 Stale Date", "", "caller-identity-refused"},
        {IDENTITY "Date: yesterday\r\n", "403 Stale Date", "", "caller-identity-refused"},
        {IDENTITY "Date: Fri, 31 Dec 9999 23:59:59 GMT\r\n", "403 Stale Date", "",
         "caller-identity-refused"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, rows[i].asked);
        assert_findings(response(1, rows[i].line, "INVITE", i, rows[i].headers), rows[i].findings);
    }
    assert_findings(response(2, "428 Use Identity Header", "INVITE", 90, ""),
                    "request-not-captured");
}

static void a_stale_date_is_put_beside_the_time_of_capture(void **state)
{
    (void)state;
    request(3600 * 1000, "INVITE", 1, IDENTITY "Date: Thu, 01 Jan 1970 00:10:00 GMT\r\n");
    const struct result *early = response(3600 * 1000, "403 Stale Date", "INVITE", 1, "");
    assert_findings(early, "caller-identity-refused-stale");
    g_autofree char *text = finding_render(&early->findings[0], FINDING_TEXT);
    assert_non_null(strstr(text, "is 1970-01-01 00:10:00 UTC, 50 min from when"));

    request(0, "INVITE", 2, IDENTITY "Date: Thu, 01 Jan 1970 12:00:00 GMT\r\n");
    const struct result *ahead = response(1, "403 Stale Date", "INVITE", 2, "");
    assert_findings(ahead, "caller-identity-refused-stale");
    g_autofree char *other = finding_render(&ahead->findings[0], FINDING_TEXT);
    assert_non_null(strstr(other, "12.0 h from when"));
}

static void blocking_by_analytics_is_told_from_a_person(void **state)
{
    static const struct {
        const char *line, *headers, *findings, *redress;
    } rows[] = {
        {"603 Decline", "", "", NULL},
        {"603 Decline", "Reason: SIP;cause=603;text=\"v=analytics1;url=https://x.example\"\r\n", "",
         NULL},
        {"603 Network Blocked", "", "blocked-by-analytics-network-nameless", NULL},
        {"603 Network Blocked",
         "Reason: SIP;cause=603;text=\"v=analytics1;url=https://x.example\";location=LN\r\n",
         "blocked-by-analytics-network", "https://x.example"},
        {"603 network blocked", "Reason: Q.850;cause=21;text=\"v=analytics1;tel=+1555\"\r\n",
         "blocked-by-analytics-network", "+1555"},
        {"603 Network Blocked", "Reason: SIP;cause=603;text=\"v=analytics1;email=a@x.example\"\r\n",
         "blocked-by-analytics-network", "a@x.example"},
        {"603 Network Blocked", "Reason: Q.850;cause=21, SIP;cause=603;text=\"blocked\"\r\n",
         "blocked-by-analytics-network-nameless", NULL},
        {"604 Network Blocked", "", "address-refused", NULL},
        {"607 Unwanted", "", "caller-unwanted", NULL},
        {"608 Rejected", "Call-Info: <y>;purpose=icon\r\n", "blocked-by-analytics-nameless", NULL},
        {"608 Rejected", "Content-Length: 9\r\n", "", NULL}, /* cut */
        {"608 Rejected", "Call-Info: <y>;p=jwscard\r\nCall-Info: <x>;purpose=JWSCard\r\n",
         "blocked-by-analytics", "x"},
        {"608 Rejected", "Call-Info: <y>;purpose=icon, <x>;purpose=jwscard\r\n",
         "blocked-by-analytics", "x"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, "");
        const struct result *blocked = response(1, rows[i].line, "INVITE", i, rows[i].headers);
        assert_findings(blocked, rows[i].findings);
        if (rows[i].redress)
            assert_string_equal(blocked->findings[0].values[0].text, rows[i].redress);
    }
}

static void the_host_that_refused_is_named(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .headers = IDENTITY, .source = "192.0.2.1:5060", .destination = "192.0.2.2:5060");
    const struct result *refused =
        SEND(.at = 1, .line = "SIP/2.0 436 Bad Identity Info", .method = "INVITE", .number = 1,
             .to = "1", .source = "192.0.2.2:5060", .destination = "192.0.2.1:5060");
    assert_findings(refused, "caller-identity-refused");
    assert_string_equal(refused->findings[0].values[0].text, "192.0.2.2:5060");
    const struct result *blocked =
        SEND(.at = 2, .line = "SIP/2.0 608 Rejected", .method = "INVITE", .number = 1, .to = "1",
             .source = "192.0.2.2:5060", .destination = "192.0.2.1:5060");
    assert_findings(blocked, "blocked-by-analytics-nameless");
    assert_string_equal(blocked->findings[0].values[1].text, "192.0.2.2:5060");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(identity_is_told_by_what_the_request_had),
        EXCHANGE(a_stale_date_is_put_beside_the_time_of_capture),
        EXCHANGE(blocking_by_analytics_is_told_from_a_person),
        EXCHANGE(the_host_that_refused_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
