/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Captures of requests alone: what shows that one was answered, and what does not. */

#include "exchanges.h"

#define CLIENT "192.0.2.10:5060"
#define SERVER "192.0.2.1:5060"
#define NEXT "192.0.2.2:5060"

#define END (60 * 1000)

/* From the client to the server, in the dialog with the tag "1" where `to` is that. */
static void go(int at, const char *method, unsigned number, const char *to, const char *headers)
{
    g_autofree char *line = g_strdup_printf("%s sip:b@example.com SIP/2.0", method);
    g_autofree char *branch = g_strdup_printf("%s%u", method, number);

    SEND(.at = at, .line = line, .method = method, .number = number, .branch = branch, .to = to,
         .headers = headers, .source = CLIENT, .destination = SERVER);
}

/* From the server, in the dialog that the client opened. */
static void come(int at, const char *method, unsigned number)
{
    g_autofree char *line = g_strdup_printf("%s sip:a@example.com SIP/2.0", method);
    g_autofree char *branch = g_strdup_printf("back%s%u", method, number);

    SEND(.at = at, .line = line, .method = method, .number = number, .branch = branch, .from = "1",
         .to = "a", .source = SERVER, .destination = CLIENT);
}

static void an_invite(const char *branch, int at, const char *server)
{
    SEND(.at = at, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = branch, .source = CLIENT, .destination = server);
}

/* The request of a frame was not answered, as far as the capture shows. */
static void assert_silent(uint32_t of_frame)
{
    const struct result *told = later(of_frame, END);

    assert_non_null(told);
    assert_string_equal(finding_text_of(told->findings[0].form)->id, "request-unanswered");
    assert_rendered(&told->findings[0]);
}

static void assert_heard(uint32_t of_frame)
{
    assert_null(later(of_frame, END));
}

static void again(void **state)
{
    end(state);
    start(state);
}

static void credentials_show_a_challenge(void **state)
{
    static const char *const methods[] = {"INVITE", "REGISTER", "OPTIONS", "MESSAGE", "SUBSCRIBE"};

    for (unsigned i = 0; i < G_N_ELEMENTS(methods); i++) {
        go(0, methods[i], 1, NULL, "");
        go(100, methods[i], 2, NULL, i % 2 ? AUTHORIZATION : "Proxy-" AUTHORIZATION);
        assert_heard(1);
        again(state);
    }
    go(0, "INVITE", 1, NULL, AUTHORIZATION);
    go(100, "INVITE", 2, NULL,
       "Authorization: Digest username=\"1001\", realm=\"example.com\", nonce=\"m\"\r\n");
    assert_heard(1);
}

static void other_credentials_show_none(void **state)
{
    /* It had them before. */
    go(0, "INVITE", 1, NULL, AUTHORIZATION);
    go(100, "INVITE", 2, NULL, AUTHORIZATION);
    assert_silent(1);
    again(state);
    /* It has given up. */
    go(0, "OPTIONS", 1, NULL, "");
    go(33 * 1000, "OPTIONS", 2, NULL, AUTHORIZATION);
    assert_silent(1);
    again(state);
    /* It is another method. */
    go(0, "OPTIONS", 1, NULL, "");
    go(100, "MESSAGE", 2, NULL, AUTHORIZATION);
    assert_silent(1);
}

static void a_dialog_shows_a_response_to_what_opened_it(void **state)
{
    static const char *const methods[] = {"ACK", "BYE", "INFO", "UPDATE", "INVITE"};

    for (unsigned i = 0; i < G_N_ELEMENTS(methods); i++) {
        go(0, "INVITE", 1, NULL, "");
        go(5000, methods[i], *methods[i] == 'A' ? 1 : 2, "1", "");
        assert_heard(1);
        again(state);
    }
    go(0, "INVITE", 7, NULL, "");
    go(5000, "PRACK", 8, "1", "RAck: 1 7 INVITE\r\n");
    assert_heard(1);
    again(state);
    go(0, "INVITE", 1, NULL, "");
    come(5000, "BYE", 100);
    assert_heard(1);
    again(state);
    go(0, "SUBSCRIBE", 1, NULL, "");
    come(50, "NOTIFY", 100);
    assert_heard(1);
}

static void another_dialog_shows_nothing(void **state)
{
    (void)state;
    go(0, "INVITE", 1, NULL, "");
    SEND(.at = 5000, .line = "BYE sip:b@h SIP/2.0", .method = "BYE", .number = 2, .branch = "bye",
         .call = "b", .to = "1", .source = CLIENT, .destination = SERVER);
    go(5000, "CANCEL", 1, NULL, "");
    assert_silent(1);
}

/* What is confirmed went to the last server that was tried. */
static void a_server_that_was_tried_before_was_silent_all_the_same(void **state)
{
    (void)state;
    an_invite("x", 0, SERVER);
    an_invite("y", 10 * 1000, NEXT);
    SEND(.at = 12 * 1000, .line = "ACK sip:b@h SIP/2.0", .method = "ACK", .number = 1,
         .branch = "ack", .to = "1", .source = CLIENT, .destination = NEXT);
    assert_silent(1);
    assert_heard(2);
}

/* One of many users that one client registers without waiting. */
static void register_user(const char *user, unsigned number)
{
    g_autofree char *to = g_strdup_printf("<sip:%s@example.com>", user);

    SEND(.line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = number,
         .branch = user, .to_field = to, .source = CLIENT, .destination = SERVER);
}

static void the_registration_of_another_user_shows_nothing(void **state)
{
    register_user("1000", 1);
    register_user("1001", 2);
    assert_silent(1);
    again(state);
    register_user("b", 1);
    go(100, "REGISTER", 2, NULL, "");
    assert_heard(1);
}

static void an_ack_with_the_number_of_another_method_opens_nothing(void **state)
{
    static const char *const methods[] = {"REGISTER", "INVITE"};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(methods); i++) {
        for (unsigned number = 1; number < 3; number++)
            SEND(.line = "ACK sip:b@example.com SIP/2.0", .method = methods[i], .number = number,
                 .branch = "x", .source = CLIENT, .destination = SERVER);
        assert_heard(2 * (i + 1));
    }
}

/* Which of two ways had the response is not known, unless it was captured on one. */
static void of_two_ways_at_once_one_may_have_had_the_response(void **state)
{
    for (unsigned i = 0; i < 2; i++) {
        an_invite("x", 0, SERVER);
        an_invite("y", 1, NEXT);
        if (i > 0)
            SEND(.at = 50, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .branch = "y",
                 .to = "1", .source = NEXT, .destination = CLIENT);
        SEND(.at = 100, .line = "ACK sip:b@h SIP/2.0", .method = "ACK", .number = 1,
             .branch = "ack", .to = "1", .source = CLIENT, .destination = "192.0.2.9:5060");
        if (i > 0)
            assert_silent(1);
        else
            assert_heard(1);
        assert_heard(2);
        again(state);
    }
}

static void the_next_registration_shows_the_end_of_the_one_before(void **state)
{
    static const int copies[] = {500, 1500, 3500};

    go(0, "REGISTER", 1, NULL, "");
    go(50 * 1000, "REGISTER", 2, NULL, "");
    assert_heard(1);
    again(state);
    /* It has tried for long. */
    go(0, "REGISTER", 1, NULL, "");
    for (unsigned i = 0; i < G_N_ELEMENTS(copies); i++)
        go(copies[i], "REGISTER", 1, NULL, "");
    go(7000, "REGISTER", 2, NULL, "");
    assert_silent(1);
}

static void a_client_that_leaves_off_has_had_a_response(void **state)
{
    static const int times[] = {0, 500, 1500, 3500};
    static const char *const methods[] = {"INVITE", "OPTIONS"};

    for (unsigned count = 1; count <= 2 * G_N_ELEMENTS(times); count++) {
        unsigned copies = (count + 1) / 2;

        for (unsigned i = 0; i < copies; i++)
            go(times[i], methods[count % 2], 1, NULL, "");
        /* What is sent once may never be sent again, and what is sent long may be given up. */
        if (copies == 1 || copies == G_N_ELEMENTS(times))
            assert_silent(1);
        else
            assert_heard(1);
        again(state);
    }
}

static void a_client_that_gave_up_has_had_none(void **state)
{
    /* It does not go by the timers. */
    go(0, "INVITE", 1, NULL, "");
    go(100, "INVITE", 1, NULL, "");
    assert_silent(1);
    again(state);
    /* It went to another server. */
    an_invite("x", 0, SERVER);
    an_invite("x", 500, SERVER);
    an_invite("y", 1400, NEXT);
    assert_silent(1);
    again(state);
    /* Its server answers, so that the capture would have the response. */
    go(0, "INVITE", 1, NULL, "");
    go(500, "INVITE", 1, NULL, "");
    go(2000, "OPTIONS", 2, NULL, "");
    SEND(.at = 2010, .line = "SIP/2.0 200 OK", .method = "OPTIONS", .number = 2,
         .branch = "OPTIONS2", .to = "1", .source = SERVER, .destination = CLIENT);
    assert_silent(1);
}

static void a_final_response_that_is_shown_is_not_missed(void **state)
{
    static const struct {
        const char *method;
        const char *headers;
        bool is_final;
    } rows[] = {
        {"BYE", "", true},
        {"INVITE", "", true},
        {"PRACK", "RAck: 1 1 INVITE\r\n", false},
        {"UPDATE", "", false},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        go(0, "INVITE", 1, NULL, "");
        SEND(.at = 1000, .line = "SIP/2.0 180 Ringing", .method = "INVITE", .number = 1,
             .branch = "INVITE1", .to = "1", .source = SERVER, .destination = CLIENT);
        go(2000, rows[i].method, 2, "1", rows[i].headers);
        if (rows[i].is_final)
            assert_null(later(1, 200 * 1000));
        else
            assert_findings(later(1, 200 * 1000), "final-missing");
        again(state);
    }
}

/* Its responses are missing in the capture; but who repeats a request has none. */
static void the_silence_of_a_host_that_is_shown_to_answer_proves_nothing(void **state)
{
    static const int times[] = {3000, 3500, 4500, 6500};

    (void)state;
    go(0, "OPTIONS", 1, NULL, "");
    go(1000, "OPTIONS", 2, NULL, "");
    assert_findings(later(1, END), "request-unanswered-host");
    assert_findings(later(2, END), "request-unanswered-host");
    go(2000, "OPTIONS", 3, NULL, AUTHORIZATION);
    for (unsigned i = 0; i < G_N_ELEMENTS(times); i++)
        go(times[i], "MESSAGE", 4, NULL, "");
    assert_null(later(1, END + 2000));
    assert_null(later(2, END + 2000));
    assert_findings(later(4, END + 2000), "request-unanswered");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(credentials_show_a_challenge),
        EXCHANGE(other_credentials_show_none),
        EXCHANGE(a_dialog_shows_a_response_to_what_opened_it),
        EXCHANGE(another_dialog_shows_nothing),
        EXCHANGE(a_server_that_was_tried_before_was_silent_all_the_same),
        EXCHANGE(of_two_ways_at_once_one_may_have_had_the_response),
        EXCHANGE(an_ack_with_the_number_of_another_method_opens_nothing),
        EXCHANGE(the_registration_of_another_user_shows_nothing),
        EXCHANGE(the_next_registration_shows_the_end_of_the_one_before),
        EXCHANGE(a_client_that_leaves_off_has_had_a_response),
        EXCHANGE(a_client_that_gave_up_has_had_none),
        EXCHANGE(a_final_response_that_is_shown_is_not_missed),
        EXCHANGE(the_silence_of_a_host_that_is_shown_to_answer_proves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
