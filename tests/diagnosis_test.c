/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What exchanges show: for each finding one that has it and a near miss that must not. */

#include "check.h"
#include "diagnosis.h"
#include "finding.h"

#define MILLISECOND INT64_C(1000000)
#define DIGEST "Digest username=\"1001\", realm=\"example.com\", nonce=\"n\""
#define CHALLENGE "Digest realm=\"example.com\", nonce=\"n\""
#define AUTHORIZATION "Authorization: " DIGEST "\r\n"
#define WWW "WWW-Authenticate: " CHALLENGE "\r\n"

/* One exchange: a diagnosis, and the number of its last frame. */
static struct diagnosis *diagnosis;
static uint32_t frame;

static int start(void **state)
{
    (void)state;
    diagnosis = diagnosis_new();
    frame = 0;
    return 0;
}

static int end(void **state)
{
    (void)state;
    diagnosis_free(diagnosis);
    return 0;
}

/* The next frame holds a message whose transaction is told by its CSeq number. */
static const struct response *send_to(const char *to, int milliseconds, const char *line,
                                      unsigned number, const char *method, const char *headers)
{
    struct packet packet = {
        .frame = ++frame, .time = milliseconds * MILLISECOND, .ip_id = (uint16_t)frame};
    g_autofree char *text =
        g_strdup_printf("%s\r\nVia: SIP/2.0/UDP host;branch=z9hG4bK%u\r\nTo: %s\r\n"
                        "Call-ID: a\r\nCSeq: %u %s\r\n%s\r\n",
                        line, number, to, number, method, headers);
    struct message message;

    assert_true(message_parse(text, strlen(text), &message));
    return diagnosis_read(diagnosis, &message, &packet);
}

static void request(int milliseconds, const char *method, unsigned number, const char *headers)
{
    g_autofree char *line = g_strdup_printf("%s sip:b@example.com SIP/2.0", method);

    assert_null(send_to("<sip:b@example.com>", milliseconds, line, number, method, headers));
}

static const struct response *response(int milliseconds, const char *line, const char *method,
                                       unsigned number, const char *headers)
{
    g_autofree char *whole = g_strdup_printf("SIP/2.0 %s", line);

    return send_to("<sip:b@example.com>;tag=1", milliseconds, whole, number, method, headers);
}

/* The findings of a response are these forms, in this order, divided by spaces. */
static void assert_findings(const struct response *response, const char *expected)
{
    GString *found = g_string_new(NULL);

    for (unsigned i = 0; i < response->finding_count; i++) {
        const struct finding *finding = &response->findings[i];
        const char *const templates[] = {finding->text->summary, finding->text->text,
                                         finding->text->remedy};

        g_string_append_printf(found, "%s%s", i ? " " : "", finding->text->name);
        for (size_t j = 0; j < G_N_ELEMENTS(templates); j++) {
            g_autofree char *text = finding_render(finding, templates[j]);
            assert_in_range(strlen(text), 1, FINDING_TEXT_MAX);
            assert_null(strchr(text, '{'));
        }
    }
    assert_string_equal(found->str, expected);
    g_string_free(found, TRUE);
}

static void assert_text(const struct response *response, const char *expected)
{
    g_autofree char *text =
        finding_render(&response->findings[0], response->findings[0].text->text);

    assert_string_equal(text, expected);
}

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

static void the_first_challenge_is_ordinary(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    const struct response *challenge = response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    assert_findings(challenge, "auth-challenge");
    assert_int_equal(finding_severity(challenge), CODE_CHAT);
    request(2, "REGISTER", 2, "Authorization: Digest realm=\"example.com\", nonce=\"\"\r\n");
    assert_findings(response(3, "401 Unauthorized", "REGISTER", 2, WWW), "auth-challenge");
    request(4, "INVITE", 3, "Proxy-Authorization: Digest realm=\"other\", nonce=\"n\"\r\n");
    assert_findings(response(5, "407 Proxy Authentication Required", "INVITE", 3,
                             "Proxy-Authenticate: " CHALLENGE "\r\n"),
                    "auth-challenge");
}

static void credentials_on_a_fresh_nonce_are_rejected(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(20, "REGISTER", 2, AUTHORIZATION);
    const struct response *rejected =
        response(21, "401 Unauthorized", "REGISTER", 2,
                 "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\"\r\n");
    assert_findings(rejected, "auth-rejected");
    assert_int_equal(finding_severity(rejected), CODE_ERROR);
    assert_text(rejected,
                "Digest credentials of user 1001 for realm \"example.com\" were refused although "
                "their nonce is the one offered in frame 2 and is not stale.");
}

static void a_nonce_that_may_have_expired_proves_nothing(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(17000, "REGISTER", 2, AUTHORIZATION);
    assert_findings(response(17001, "401 Unauthorized", "REGISTER", 2, WWW), "auth-rejected-late");
    request(17002, "REGISTER", 3, AUTHORIZATION);
    assert_findings(response(17003, "401 nonce has changed", "REGISTER", 3, WWW), "auth-stale");
}

static void a_nonce_of_before_the_capture_proves_nothing(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, AUTHORIZATION);
    assert_findings(response(1, "401 Unauthorized", "REGISTER", 1, WWW), "");
    request(2, "REGISTER", 2, "Authorization: Digest realm=\"example.com\", nonce=\"old\"\r\n");
    assert_findings(response(3, "403 Forbidden", "REGISTER", 2, ""), "");
    request(4, "REGISTER", 3, "Authorization: Digest realm=\"example.com\", nonce=\"old\"\r\n");
    assert_findings(response(5, "401 Unauthorized", "REGISTER", 3,
                             "WWW-Authenticate: " CHALLENGE ", stale=TRUE\r\n"),
                    "auth-stale-unseen");
}

static void an_expired_nonce_is_no_rejection(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    response(1, "401 Unauthorized", "REGISTER", 1, WWW);
    request(2, "REGISTER", 2, AUTHORIZATION);
    assert_findings(response(3, "200 OK", "REGISTER", 2, ""), "");
    request(4, "REGISTER", 3, AUTHORIZATION);
    assert_findings(response(5, "401 Unauthorized", "REGISTER", 3,
                             "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\"\r\n"),
                    "auth-stale");
    request(6, "REGISTER", 4,
            "Authorization: Digest username=\"1001\", realm=\"example.com\", nonce=\"m\"\r\n");
    assert_findings(response(7, "401 Unauthorized", "REGISTER", 4,
                             "WWW-Authenticate: " CHALLENGE ", stale=true\r\n"),
                    "auth-stale");
}

static void a_403_to_credentials_is_suspect_until_they_were_accepted(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "403 Forbidden", "INVITE", 1, ""), "");
    response(2, "401 Unauthorized", "REGISTER", 9, WWW);
    request(3, "REGISTER", 2, AUTHORIZATION);
    assert_findings(response(4, "403 Forbidden", "REGISTER", 2, ""), "auth-rejected-forbidden");
    request(5, "REGISTER", 3, AUTHORIZATION);
    response(6, "200 OK", "REGISTER", 3, "");
    request(7, "INVITE", 4, AUTHORIZATION);
    assert_findings(response(8, "403 Forbidden", "INVITE", 4, ""), "");
}

static void a_challenge_must_be_there(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    assert_findings(response(1, "401 Unauthorized", "REGISTER", 1, ""), "auth-no-challenge");
    assert_findings(response(2, "401 Unauthorized", "REGISTER", 1, "Content-Length: 9\r\n"), "");
}

static void a_cancelled_call_tells_how_long_it_rang(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(2000, "180 Ringing", "INVITE", 1, "");
    response(2500, "180 Ringing", "INVITE", 1, "X: y\r\n");
    request(22000, "CANCEL", 1, "");
    assert_findings(response(22001, "200 OK", "CANCEL", 1, ""), "");
    const struct response *terminated = response(22002, "487 Request Terminated", "INVITE", 1, "");
    assert_findings(terminated, "cancelled");
    assert_int_equal(finding_severity(terminated), CODE_CHAT);
    assert_text(terminated,
                "The CANCEL of frame 4 ended this INVITE 22 s after it was sent and 20 s after "
                "the first 180: the calling side gave up.");
}

static void a_487_without_cancel_was_not_cancelled(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(5, "CANCEL", 2, "");
    assert_findings(response(10, "487 Request Terminated", "INVITE", 1, ""), "");
    request(20, "INVITE", 3, "");
    request(30, "CANCEL", 3, "");
    assert_findings(response(40, "487 Request Terminated", "INVITE", 3, ""), "cancelled-unrung");
    request(50, "INVITE", 4, "");
    request(60, "CANCEL", 4, "");
    assert_findings(response(70, "486 Busy Here", "INVITE", 4, ""), "");
}

static void a_call_answered_elsewhere_is_told_by_the_reason_of_the_cancel(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "180 Ringing", "INVITE", 1, "");
    request(2, "CANCEL", 1, "Reason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n");
    assert_findings(response(3, "487 Request Terminated", "INVITE", 1, ""), "answered-elsewhere");
    request(4, "INVITE", 2, "");
    response(5, "180 Ringing", "INVITE", 2, "");
    request(6, "CANCEL", 2, "Reason: Q.850;cause=16, SIP;cause=487\r\n");
    assert_findings(response(7, "487 Request Terminated", "INVITE", 2, ""), "cancelled");
}

static void an_answer_after_the_cancel_crossed_it(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(2, "CANCEL", 1, "");
    assert_findings(response(3, "200 OK", "INVITE", 1, "Contact: <sip:b@host>\r\n"),
                    "answered-despite-cancel");
    request(4, "INVITE", 2, "");
    assert_findings(response(5, "200 OK", "INVITE", 2, ""), "");
    request(6, "CANCEL", 2, "");
    assert_findings(response(7, "200 OK", "CANCEL", 2, ""), "");
}

static void a_repeated_request_is_counted_until_the_first_response(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(500, "INVITE", 1, "");
    request(1500, "INVITE", 1, "");
    const struct response *trying = response(1600, "100 Trying", "INVITE", 1, "");
    assert_findings(trying, "request-repeated");
    assert_text(
        trying,
        "The request was sent 3 times before this first response came, 1.6 s after the first "
        "copy: packets got lost, or the server was slow.");
    assert_findings(response(1700, "183 Session Progress", "INVITE", 1, ""), "");
}

static void a_repeated_response_wants_its_ack(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "200 OK", "INVITE", 1, ""), "");
    assert_findings(response(501, "200 OK", "INVITE", 1, ""), "response-repeated-early");
    assert_findings(response(1501, "200 OK", "INVITE", 1, ""), "response-repeated-unacknowledged");
    request(1600, "ACK", 1, "");
    assert_findings(response(3501, "200 OK", "INVITE", 1, ""), "response-repeated");
    assert_findings(response(3502, "200 OK", "INVITE", 1, "X: another branch\r\n"), "");
    request(4000, "BYE", 2, "");
    response(4001, "200 OK", "BYE", 2, "");
    assert_findings(response(4501, "200 OK", "BYE", 2, ""), "response-repeated");
}

static void a_datagram_captured_twice_is_not_repeated(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "200 OK", "INVITE", 1, "");
    frame--; /* and with it the IP identification */
    assert_findings(response(1, "200 OK", "INVITE", 1, ""), "");
}

static void a_late_response_is_slow(void **state)
{
    (void)state;
    request(0, "OPTIONS", 1, "");
    assert_findings(response(3999, "200 OK", "OPTIONS", 1, ""), "");
    request(0, "OPTIONS", 2, "");
    assert_findings(response(4001, "200 OK", "OPTIONS", 2, ""), "slow");
    request(0, "INVITE", 3, "");
    assert_findings(response(20000, "200 OK", "INVITE", 3, ""), "");
    request(0, "INVITE", 4, "");
    assert_findings(response(33000, "200 OK", "INVITE", 4, ""), "slow-timeout");
    request(0, "INVITE", 5, "");
    response(10, "180 Ringing", "INVITE", 5, "");
    assert_findings(response(40000, "200 OK", "INVITE", 5, ""), "");
}

static void retry_after_is_read_in_all_its_forms(void **state)
{
    static const struct {
        const char *header, *findings;
    } rows[] = {
        {"Retry-After: 120\r\n", "retry-after"},
        {"Retry-After: 18000;duration=3600\r\n", "retry-after"},
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

static void a_header_that_must_be_there_is_missed(void **state)
{
    static const struct {
        const char *line, *headers, *findings;
    } rows[] = {
        {"405 Method Not Allowed", "", "header-missing"},
        {"405 Method Not Allowed", "Allow: INVITE\r\n", "method-not-allowed"},
        {"405 Method Not Allowed", "Content-Length: 9\r\n", ""}, /* cut */
        {"420 Bad Extension", "", "header-missing"},
        {"420 Bad Extension", "Unsupported: 100rel\r\n", "extension-unsupported"},
        {"486 Busy Here", "", ""},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, "");
        assert_findings(response(1, rows[i].line, "INVITE", i, rows[i].headers), rows[i].findings);
    }
    request(0, "INVITE", 90, "");
    assert_findings(send_to("sip:b@example.com", 1, "SIP/2.0 100 Trying", 90, "INVITE", ""), "");
    assert_findings(send_to("\"B;tag=1\" <sip:b@example.com;tag=1>", 1,
                            "SIP/2.0 183 Session Progress", 90, "INVITE", ""),
                    "header-missing-tag");
    assert_findings(
        send_to("sip:b@example.com;tag=1", 1, "SIP/2.0 183 Session Progress", 90, "INVITE", ""),
        "");
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
        {"202 Accepted", "REFER", "code-deprecated"},
        {"202 Accepted", "MESSAGE", ""},
        {"499 House Rule", "INVITE", "code-unregistered-unnamed"},
        {"700 Too High", "INVITE", ""},
        {"478 Unresolvable destination (478/TM)", "INVITE", "code-unregistered-unnamed"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, rows[i].method, i, "");
        assert_findings(response(1, rows[i].line, rows[i].method, i, ""), rows[i].findings);
    }
    request(0, "INVITE", 90, "");
    assert_findings(response(1, "499 House Rule", "INVITE", 90, "Server: PBX\r\n"),
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

static void blocking_by_analytics_is_told_from_a_person(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "603 Network Blocked", "INVITE", 1, ""),
                    "blocked-by-analytics-network");
    request(0, "INVITE", 2, "");
    assert_findings(response(1, "603 Decline", "INVITE", 2, ""), "");
    request(0, "INVITE", 3, "");
    assert_findings(response(1, "607 Unwanted", "INVITE", 3, ""), "blocked-by-analytics-unwanted");
    request(0, "INVITE", 4, "");
    assert_findings(response(1, "608 Rejected", "INVITE", 4, "Call-Info: <x>;purpose=jwscard\r\n"),
                    "blocked-by-analytics");
}

static void a_redirection_names_its_target(void **state)
{
    static const struct {
        const char *contacts, *findings, *target;
    } rows[] = {
        {"Contact: <sip:c@example.com>\r\n", "redirected", "sip:c@example.com"},
        {"m: sip:c@example.com;q=0.2\r\nContact: \"D, d\" <sip:d@example.com>;q=0.9\r\n",
         "redirected-choice", "sip:d@example.com"},
        {"Contact: <sip:b@example.com>\r\n", "redirected-loop", "sip:b@example.com"},
        {"", "redirected-nowhere", NULL},
        {"Contact: <sip:never closed\r\n", "redirected-nowhere", NULL},
        {"Content-Length: 9\r\n", "", NULL}, /* cut */
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, "");
        const struct response *redirection =
            response(1, "302 Moved Temporarily", "INVITE", i, rows[i].contacts);
        assert_findings(redirection, rows[i].findings);
        if (rows[i].target)
            assert_string_equal(redirection->findings[0].values[0].text, rows[i].target);
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
        {"REGISTER", "", "423 Interval Too Brief", "Min-Expires: 3600\r\n",
         "interval-too-small-unasked", NULL},
        {"REGISTER", "Expires: 60\r\n", "423 Interval Too Brief", "Min-Expires: soon\r\n", "",
         NULL},
        {"INVITE", "Require: precondition\r\n", "420 Bad Extension",
         "Unsupported: precondition\r\n", "extension-unsupported",
         "The request requires an extension that this element does not know: precondition."},
        {"INVITE", "", "421 Extension Required", "Require: 100rel\r\n",
         "extension-unsupported-required", NULL},
        {"INFO", "", "405 Method Not Allowed", "Allow: INVITE, ACK\r\n", "method-not-allowed",
         "INFO is not allowed for this address; Allow lists INVITE, ACK."},
        {"INVITE", "c: application/isup\r\n", "415 Unsupported Media Type",
         "Accept: application/sdp\r\n", "media-type-refused",
         "The body is application/isup, and Accept lists application/sdp."},
        {"INVITE", "", "415 Unsupported Media Type", "Accept: application/sdp\r\n", "", NULL},
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

#define SDP "Content-Type: application/sdp\r\n\r\nv=0"

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

static void several_to_tags_are_a_fork(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "180 Ringing", "INVITE", 1, "");
    const struct response *second =
        send_to("<sip:b@example.com>;tag=2", 2, "SIP/2.0 183 Session Progress", 1, "INVITE", "");
    assert_findings(second, "forked");
    assert_int_equal(second->findings[0].values[0].number, 2);
    assert_findings(send_to("<sip:b@example.com>;tag=2", 3, "SIP/2.0 200 OK", 1, "INVITE", ""), "");
    request(4, "INVITE", 2, "");
    response(5, "180 Ringing", "INVITE", 2, "");
    assert_findings(
        send_to("<sip:b@example.com>;tag=9", 6, "SIP/2.0 487 Request Terminated", 2, "INVITE", ""),
        "");
}

static void a_finding_fires_once_and_long_values_fit(void **state)
{
    g_autofree char *realm = g_strnfill(300, 'r');
    g_autofree char *headers =
        g_strdup_printf("WWW-Authenticate: Digest realm=\"%s\", nonce=\"n\"\r\n"
                        "WWW-Authenticate: Digest realm=\"other\", nonce=\"n\"\r\n",
                        realm);

    (void)state;
    request(0, "REGISTER", 1, "");
    const struct response *challenge = response(1, "401 Unauthorized", "REGISTER", 1, headers);
    assert_findings(challenge, "auth-challenge");
    g_autofree char *text = finding_render(challenge->findings, challenge->findings->text->text);
    assert_non_null(strstr(text, "rrrr\xe2\x80\xa6\" that could be checked"));
    assert_in_range(strlen(text), FINDING_TEXT_MAX - 3, FINDING_TEXT_MAX);
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

#define EXCHANGE(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(request_and_time_are_found),
        EXCHANGE(a_response_without_its_request_is_called_so),
        EXCHANGE(the_first_challenge_is_ordinary),
        EXCHANGE(credentials_on_a_fresh_nonce_are_rejected),
        EXCHANGE(a_nonce_that_may_have_expired_proves_nothing),
        EXCHANGE(a_nonce_of_before_the_capture_proves_nothing),
        EXCHANGE(an_expired_nonce_is_no_rejection),
        EXCHANGE(a_403_to_credentials_is_suspect_until_they_were_accepted),
        EXCHANGE(a_challenge_must_be_there),
        EXCHANGE(a_cancelled_call_tells_how_long_it_rang),
        EXCHANGE(a_487_without_cancel_was_not_cancelled),
        EXCHANGE(a_call_answered_elsewhere_is_told_by_the_reason_of_the_cancel),
        EXCHANGE(an_answer_after_the_cancel_crossed_it),
        EXCHANGE(a_repeated_request_is_counted_until_the_first_response),
        EXCHANGE(a_repeated_response_wants_its_ack),
        EXCHANGE(a_datagram_captured_twice_is_not_repeated),
        EXCHANGE(a_late_response_is_slow),
        EXCHANGE(retry_after_is_read_in_all_its_forms),
        EXCHANGE(a_header_that_must_be_there_is_missed),
        EXCHANGE(a_code_out_of_place_is_told),
        EXCHANGE(a_cause_that_does_not_fit_is_told),
        EXCHANGE(blocking_by_analytics_is_told_from_a_person),
        EXCHANGE(a_redirection_names_its_target),
        EXCHANGE(a_refusal_is_put_beside_the_request),
        EXCHANGE(progress_tells_what_the_caller_hears),
        EXCHANGE(several_to_tags_are_a_fork),
        EXCHANGE(a_finding_fires_once_and_long_values_fit),
        EXCHANGE(a_message_alone_tells_nothing_of_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
