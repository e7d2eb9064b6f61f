/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a REFER and its NOTIFYs show, and a CANCEL that reports an answer. */

#include "exchanges.h"

#define FRAGMENT(line) "Content-Type: message/sipfrag;version=2.0\r\n\r\n" line

static void refer(int at, unsigned number, const char *to, const char *target)
{
    g_autofree char *headers = g_strdup_printf("Refer-To: \"C\" <%s>\r\n", target);

    SEND(.at = at, .line = "REFER sip:b@host SIP/2.0", .method = "REFER", .number = number,
         .to = to, .headers = headers);
}

/* A NOTIFY of the side with tag "1". */
static const struct result *notify(int at, unsigned number, const char *headers)
{
    g_autofree char *branch = g_strdup_printf("n%u", number);

    return SEND(.at = at, .line = "NOTIFY sip:a@host SIP/2.0", .method = "NOTIFY", .number = number,
                .branch = branch, .from = "1", .to = "a", .headers = headers);
}

static void an_outcome_is_reported_and_not_sent(void **state)
{
    static const struct {
        const char *fragment, *findings, *text;
        unsigned code;
        enum code_severity severity;
    } rows[] = {
        {FRAGMENT("SIP/2.0 100 Trying"), "transfer-outcome-progress",
         "Reported, not sent here: 100 Trying on the call to sip:c@example.com that the REFER of "
         "frame 1 asked for.",
         100, CODE_CHAT},
        {FRAGMENT("SIP/2.0 200 OK\r\n"), "transfer-outcome-done",
         "Reported, not sent here: the call to sip:c@example.com that the REFER of frame 1 asked "
         "for was answered with 200 OK.",
         200, CODE_CHAT},
        {FRAGMENT("SIP/2.0 486 Busy Here\r\nRetry-After: 9\r\n"), "transfer-outcome-failed",
         "Reported, not sent here: the call to sip:c@example.com that the REFER of frame 1 asked "
         "for ended with 486 Busy Here.",
         486, CODE_NOTE},
        {FRAGMENT("SIP/2.0 503 Service Unavailable"), "transfer-outcome-failed", NULL, 503,
         CODE_ERROR},
    };

    (void)state;
    refer(0, 2, "1", "sip:c@example.com");
    response(1, "202 Accepted", "REFER", 2, "");
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        const struct result *reported = notify(10, 1 + i, rows[i].fragment);
        assert_findings(reported, rows[i].findings);
        assert_true(reported->is_reported);
        assert_int_equal(reported->code, rows[i].code);
        assert_int_equal(reported->severity, rows[i].severity);
        if (rows[i].text)
            assert_text(reported, rows[i].text);
    }
}

static void a_refer_outside_a_dialog_is_found_by_the_one_it_opens(void **state)
{
    (void)state;
    refer(0, 2, NULL, "sip:c@example.com");
    response(1, "200 OK", "REFER", 2, "");
    assert_findings(notify(10, 1, FRAGMENT("SIP/2.0 200 OK")), "transfer-outcome-done");
}

static void without_the_refer_no_target_is_named(void **state)
{
    (void)state;
    assert_findings(notify(0, 1, FRAGMENT("SIP/2.0 180 Ringing")),
                    "transfer-outcome-progress-unseen");
    refer(1, 2, "1", "sip:c@example.com");
    refer(2, 3, "1", "sip:d@example.com");
    assert_findings(notify(3, 2, "Event: refer;id=2\r\n" FRAGMENT("SIP/2.0 200 OK")),
                    "transfer-outcome-done-unseen");
    assert_findings(notify(4, 3, "Event: refer;id=3\r\n" FRAGMENT("SIP/2.0 404 Not Found")),
                    "transfer-outcome-failed");
}

static void a_refer_without_a_target_is_as_good_as_none(void **state)
{
    (void)state;
    SEND(.line = "REFER sip:b@host SIP/2.0", .method = "REFER", .number = 2, .to = "1");
    assert_findings(notify(3, 2, FRAGMENT("SIP/2.0 200 OK")), "transfer-outcome-done-unseen");
}

static void the_phrase_of_a_fragment_is_kept_though_its_line_has_no_end(void **state)
{
    (void)state;
    const struct result *reported = notify(0, 1, FRAGMENT("SIP/2.0 486 In The Bath"));
    assert_string_equal(reported->rare->phrase, "In The Bath");
}

static void what_reports_no_response_is_left_alone(void **state)
{
    (void)state;
    assert_null(notify(0, 1, "Content-Type: text/plain\r\n\r\nSIP/2.0 200 OK"));
    assert_null(notify(1, 2, FRAGMENT("INVITE sip:c@example.com SIP/2.0\r\n")));
    assert_null(notify(2, 3, FRAGMENT("Contact: <sip:c@host>\r\n")));
    assert_null(notify(3, 4, "Content-Length: 99\r\n" FRAGMENT("SIP/2.0 200 OK"))); /* cut */
    assert_null(request(4, "MESSAGE", 5, FRAGMENT("SIP/2.0 200 OK")));
}

static void a_refused_refer_names_its_target(void **state)
{
    (void)state;
    refer(0, 2, "1", "sip:c@example.com");
    const struct result *refused = response(1, "603 Decline", "REFER", 2, "");
    assert_findings(refused, "refer-refused-outside");
    assert_string_equal(refused->findings[0].values[0].text, "sip:c@example.com");
    refer(2, 3, "1", "sip:c@example.com");
    assert_findings(response(3, "401 Unauthorized", "REFER", 3, WWW), "auth-challenge-refer");
    request(4, "INVITE", 4, "");
    assert_findings(response(5, "603 Decline", "INVITE", 4, ""), "");
}

static void the_phrase_of_a_report_is_that_of_its_fragment(void **state)
{
    (void)state;
    assert_string_equal(notify(0, 1, FRAGMENT("SIP/2.0 486 Besetzt"))->rare->phrase, "Besetzt");
    assert_null(notify(1, 2, FRAGMENT("SIP/2.0 486 Busy Here"))->rare->phrase);
    const char *unended = "Content-Length: 19\r\n" FRAGMENT("SIP/2.0 486 Besetzt");
    assert_string_equal(notify(2, 3, unended)->rare->phrase, "Besetzt");
}

static void a_refer_without_a_target_is_none_and_no_other_request_is_one(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "REFER sip:b@host SIP/2.0", .method = "REFER", .number = 2, .to = "1",
         .headers = "Event: refer\r\n");
    SEND(.at = 1, .line = "INFO sip:b@host SIP/2.0", .method = "INFO", .number = 3, .to = "1",
         .headers = "Refer-To: <sip:c@example.com>\r\n");
    assert_findings(notify(10, 1, FRAGMENT("SIP/2.0 200 OK")), "transfer-outcome-done-unseen");
}

static void an_event_without_a_number_is_about_the_last_refer(void **state)
{
    (void)state;
    refer(0, 2, "1", "sip:c@example.com");
    const struct result *accepted = response(1, "202 Accepted", "REFER", 2, "");
    assert_findings(accepted, "code-deprecated");
    assert_findings(notify(2, 1, "Event: refer\r\n" FRAGMENT("SIP/2.0 100 Trying")),
                    "transfer-outcome-progress");
    assert_findings(notify(3, 2, "Event: refer;id=x\r\n" FRAGMENT("SIP/2.0 302 Moved Temporarily")),
                    "transfer-outcome-failed");
    const struct result *unknown =
        notify(4, 3, "Event: refer;id=2\r\n" FRAGMENT("SIP/2.0 299 Odd"));
    assert_findings(unknown, "transfer-outcome-done");
    assert_int_equal(unknown->findings[0].severity, CODE_CHAT);
    const struct result *choice =
        notify(5, 4, "Event: refer\r\n" FRAGMENT("SIP/2.0 300 Multiple Choices"));
    assert_findings(choice, "transfer-outcome-failed");
    assert_int_equal(choice->findings[0].severity, CODE_NOTE);
}

static void what_asks_for_no_transfer_is_no_refused_one(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "REFER sip:b@host SIP/2.0", .method = "REFER", .number = 2, .to = "1",
         .headers = "Event: refer\r\n");
    assert_findings(response(1, "603 Decline", "REFER", 2, ""), "");
    SEND(.at = 2, .line = "REFER sip:b@host SIP/2.0", .method = "REFER", .number = 7, .to = "1");
    assert_findings(response(3, "603 Decline", "REFER", 7, ""), "");
    request(2, "INVITE", 3, "Refer-To: <sip:c@example.com>\r\n");
    assert_findings(response(3, "603 Decline", "INVITE", 3, ""), "");
    refer(4, 4, "1", "sip:c@example.com");
    assert_findings(response(5, "407 Proxy Authentication Required", "REFER", 4,
                             "Proxy-Authenticate: " CHALLENGE "\r\n"),
                    "auth-challenge-refer");
}

static void a_refer_sent_anew_without_target_has_none(void **state)
{
    static const char *const anew[] = {"", "Event: refer\r\n"};

    for (unsigned i = 0; i < G_N_ELEMENTS(anew); i++) {
        end(state);
        start(state);
        SEND(.line = "REFER sip:b@example.com SIP/2.0", .method = "REFER", .number = 1, .to = "1",
             .headers = "Refer-To: <sip:c@example.com>\r\n");
        SEND(.at = ELEVEN_MINUTES, .line = "REFER sip:b@example.com SIP/2.0", .method = "REFER",
             .number = 1, .to = "1", .headers = anew[i]);
        const struct result *reported =
            SEND(.at = ELEVEN_MINUTES + 10, .line = "NOTIFY sip:a@example.com SIP/2.0",
                 .method = "NOTIFY", .number = 1, .branch = "n", .from = "1", .to = "a",
                 .headers = "Content-Type: message/sipfrag\r\n\r\nSIP/2.0 200 OK");
        assert_findings(reported, "transfer-outcome-done-unseen");
    }
}

static void only_a_cancel_reports_an_answer_by_its_reason(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(request(1, "CANCEL", 1, "Reason: Q.850;cause=16, SIP;cause=200\r\n"),
                    "answered-elsewhere-cancel");
    assert_null(request(2, "CANCEL", 2, "Reason: X;cause=200\r\n"));
    assert_null(request(3, "CANCEL", 3, "Reason: SIP\r\n"));
    assert_null(request(4, "BYE", 4, "Reason: SIP;cause=200\r\n"));
}

static void a_refused_refer_ends_its_call_by_some_codes_only(void **state)
{
    static const struct {
        const char *method, *line, *findings;
    } rows[] = {
        {"INVITE", "603 Decline", "refer-refused"},
        {"INVITE", "404 Not Found", "refer-refused-outside address-refused"},
        {"SUBSCRIBE", "603 Decline", "refer-refused-outside"}, /* no call */
        {"BYE", "603 Decline", "refer-refused-outside"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        request(0, strcmp(rows[i].method, "BYE") ? rows[i].method : "INVITE", 1, "");
        response(1, "200 OK", strcmp(rows[i].method, "BYE") ? rows[i].method : "INVITE", 1,
                 "Expires: 60\r\n");
        if (strcmp(rows[i].method, "BYE") == 0)
            SEND(.at = 2, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = 2,
                 .to = "1");
        refer(3, 3, "1", "sip:c@example.com");
        assert_findings(response(4, rows[i].line, "REFER", 3, ""), rows[i].findings);
    }
}

static void a_refused_refer_says_what_it_asked_for(void **state)
{
    static const char *const rows[][2] = {
        {"sip:c@example.com;method=BYE", "refer-refused-method"},
        {"sip:c@example.com;method=SUBSCRIBE?Event=x", "refer-refused-method"},
        {"sip:c@example.com;method=INVITE", "refer-refused-outside"},
        {"sip:c@example.com;method", "refer-refused-outside"},
        {"sip:c@example.com?Subject=;method=BYE", "refer-refused-outside"},
        {"tel:+1;method=", "refer-refused-outside"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        refer((int)i, 2 + i, NULL, rows[i][0]);
        assert_findings(response((int)i, "403 Forbidden", "REFER", 2 + i, ""), rows[i][1]);
    }
}

static void a_429_names_the_referred_by_that_is_missing(void **state)
{
    (void)state;
    refer(0, 2, "1", "sip:c@example.com");
    assert_findings(response(1, "429 Provide Referrer Identity", "REFER", 2, ""),
                    "refer-refused-anonymous");
    SEND(.at = 2, .line = "REFER sip:b@host SIP/2.0", .method = "REFER", .number = 3, .to = "1",
         .headers = "Refer-To: <sip:c@example.com>\r\nb: <sip:a@example.com>\r\n");
    assert_findings(response(3, "429 Provide Referrer Identity", "REFER", 3, ""),
                    "refer-refused-outside");
    refer(4, 4, "1", "sip:c@example.com");
    assert_findings(response(5, "403 Forbidden", "REFER", 4, ""), "refer-refused-outside");
}

static void a_refer_may_ask_to_replace_its_own_call(void **state)
{
    static const struct {
        const char *target;
        bool own;
    } rows[] = {
        {"sip:c@example.com?Replaces=a%3Bto-tag%3D1%3Bfrom-tag%3Da", true},
        {"sip:c@example.com?Subject=x&replaces=%61;from-tag=1;to-tag=a", true},
        {"sip:c@example.com?Replaces=b%3Bto-tag%3D1%3Bfrom-tag%3Da", false},
        {"sip:c@example.com?Replaces=a%3Bto-tag%3D2%3Bfrom-tag%3Da", false},
        {"sip:c@example.com?Replaces=a%3Bto-tag%3Da%3Bfrom-tag%3Da", false},
        {"sip:c@example.com?Replaces=a", false},
        {"sip:c@example.com?Replaces=%6", false},
        {"sip:c@example.com?Replaces=", false},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        refer(0, 2, "1", rows[i].target);
        assert_findings(response(1, "202 Accepted", "REFER", 2, ""), "code-deprecated");
        assert_findings(notify(2, 1, FRAGMENT("SIP/2.0 100 Trying")), "transfer-outcome-progress");
        assert_findings(notify(3, 2, FRAGMENT("SIP/2.0 404 Not Found")),
                        rows[i].own ? "transfer-outcome-itself" : "transfer-outcome-failed");
        refer(4, 3, "1", rows[i].target);
        assert_findings(response(5, "403 Forbidden", "REFER", 3, ""),
                        rows[i].own ? "refer-refused-itself" : "refer-refused-outside");
    }
}

static void a_notify_names_the_refer_that_no_response_has_accepted_yet(void **state)
{
    (void)state;
    refer(0, 2, NULL, "sip:c@example.com");
    assert_findings(notify(1, 1, "Event: refer\r\n" FRAGMENT("SIP/2.0 100 Trying")),
                    "transfer-outcome-progress");
    assert_findings(notify(2, 2, "Event: refer;id=9\r\n" FRAGMENT("SIP/2.0 100 Trying")),
                    "transfer-outcome-progress-unseen");
}

static void a_notify_is_not_about_a_refer_of_its_own_side(void **state)
{
    (void)state;
    SEND(.at = 0, .line = "REFER sip:a@host SIP/2.0", .method = "REFER", .number = 2, .branch = "r",
         .from = "1", .to = "a", .headers = "Refer-To: <sip:c@example.com>\r\n");
    assert_findings(notify(1, 3, FRAGMENT("SIP/2.0 200 OK")), "transfer-outcome-done-unseen");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(an_outcome_is_reported_and_not_sent),
        EXCHANGE(a_refer_outside_a_dialog_is_found_by_the_one_it_opens),
        EXCHANGE(without_the_refer_no_target_is_named),
        EXCHANGE(a_refer_without_a_target_is_as_good_as_none),
        EXCHANGE(the_phrase_of_a_fragment_is_kept_though_its_line_has_no_end),
        EXCHANGE(what_reports_no_response_is_left_alone),
        EXCHANGE(a_refused_refer_names_its_target),
        EXCHANGE(the_phrase_of_a_report_is_that_of_its_fragment),
        EXCHANGE(a_refer_without_a_target_is_none_and_no_other_request_is_one),
        EXCHANGE(an_event_without_a_number_is_about_the_last_refer),
        EXCHANGE(what_asks_for_no_transfer_is_no_refused_one),
        EXCHANGE(a_refer_sent_anew_without_target_has_none),
        EXCHANGE(only_a_cancel_reports_an_answer_by_its_reason),
        EXCHANGE(a_refused_refer_ends_its_call_by_some_codes_only),
        EXCHANGE(a_refused_refer_says_what_it_asked_for),
        EXCHANGE(a_429_names_the_referred_by_that_is_missing),
        EXCHANGE(a_refer_may_ask_to_replace_its_own_call),
        EXCHANGE(a_notify_names_the_refer_that_no_response_has_accepted_yet),
        EXCHANGE(a_notify_is_not_about_a_refer_of_its_own_side),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
