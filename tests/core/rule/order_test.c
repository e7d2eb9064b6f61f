/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests that overtook each other, and offers over one that was not answered. */

#include "dialogs.h"

static void a_lower_cseq_is_out_of_order(void **state)
{
    (void)state;
    open_call();
    ask(30, "INFO", 5, NULL, "1");
    ask(31, "INFO", 4, NULL, "1");
    const struct result *refused =
        answer(32, "SIP/2.0 500 Server Internal Error", "INFO", 4, NULL, "1");
    assert_findings(refused, "out-of-order");
    assert_text(refused,
                "CSeq number 4 is lower than that of frame 4, an earlier request of the same "
                "side in this dialog to the same host. Such a request must be refused with "
                "500.");
    assert_findings(answer(33, "SIP/2.0 500 Server Internal Error", "INFO", 5, NULL, "1"), "");
    ask(40, "INFO", 2, "1", "a"); /* each side counts for itself */
    assert_findings(answer(41, "SIP/2.0 500 Server Internal Error", "INFO", 2, "1", "a"), "");
}

static void only_a_500_refuses_what_is_out_of_order(void **state)
{
    (void)state;
    open_call();
    ask(30, "INFO", 5, NULL, "1");
    ask(31, "INFO", 4, NULL, "1");
    assert_findings(answer(32, "SIP/2.0 403 Forbidden", "INFO", 4, NULL, "1"), "");
}

static void a_datagram_captured_again_later_is_not_out_of_order(void **state)
{
    (void)state;
    open_call();
    ask(30, "INFO", 2, NULL, "1");
    ask(31, "INFO", 3, NULL, "1");
    frame = 3; /* and with it the IP identification: that of frame 4 at another interface */
    ask(32, "INFO", 2, NULL, "1");
    frame = 6;
    assert_findings(answer(33, "SIP/2.0 500 Server Internal Error", "INFO", 2, NULL, "1"), "");
}

static void a_cancel_has_the_number_of_its_invite_and_is_not_out_of_order(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    ask(31, "INFO", 3, NULL, "1");
    ask(32, "CANCEL", 2, NULL, "1");
    assert_findings(answer(33, "SIP/2.0 500 Server Internal Error", "CANCEL", 2, NULL, "1"), "");
}

static void an_invite_is_not_overtaken_by_what_its_early_dialog_needs(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "183 Session Progress", "INVITE", 1, "");
    ask(20, "PRACK", 2, NULL, "1");
    answer(21, "SIP/2.0 200 OK", "PRACK", 2, NULL, "1");
    response(30, "180 Ringing", "INVITE", 1, "");
    assert_findings(response(40, "500 Server Internal Error", "INVITE", 1, ""), "");
}

static void the_same_request_at_the_next_hop_is_neither_late_nor_pending(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    SEND(.at = 31, .line = "INVITE sip:b@host SIP/2.0", .method = "INVITE", .number = 2,
         .branch = "next", .to = "1");
    assert_findings(SEND(.at = 32, .line = "SIP/2.0 500 Server Internal Error", .method = "INVITE",
                         .number = 2, .branch = "next", .to = "1"),
                    "");
    ask(33, "INFO", 1, NULL, "1");
    const struct result *late =
        answer(34, "SIP/2.0 500 Server Internal Error", "INFO", 1, NULL, "1");
    assert_findings(late, "out-of-order");
    assert_int_equal(late->findings[0].values[0].number, 4);
}

static const struct result *answer_next_hop(int at, const char *line, const char *method,
                                            unsigned number)
{
    return SEND(.at = at, .line = line, .method = method, .number = number, .branch = "next",
                .to = "1");
}

/* The request of `ask` as a proxy sent it on. */
static void ask_next_hop(int at, const char *method, unsigned number)
{
    g_autofree char *line = g_strdup_printf("%s sip:b@host SIP/2.0", method);

    SEND(.at = at, .line = line, .method = method, .number = number, .branch = "next", .to = "1");
}

static void a_request_that_is_sent_on_is_not_its_own_predecessor(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 5, NULL, "1");
    ask_next_hop(31, "INVITE", 5);
    assert_findings(answer_next_hop(32, "SIP/2.0 500 Server Internal Error", "INVITE", 5), "");
    ask(40, "INFO", 4, NULL, "1");
    const struct result *refused =
        answer(41, "SIP/2.0 500 Server Internal Error", "INFO", 4, NULL, "1");
    assert_findings(refused, "out-of-order");
    assert_int_equal(refused->findings[0].values[0].number, 4);
}

static void an_offer_over_an_unanswered_one_is_refused(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 2, NULL, "1");
    ask(31, "INVITE", 3, NULL, "1");
    assert_findings(SEND(.at = 32, .line = "SIP/2.0 500 Server Internal Error", .method = "INVITE",
                         .number = 3, .branch = "a3", .to = "1", .headers = "Retry-After: 5\r\n"),
                    "out-of-order-pending retry-after");
    answer(33, "SIP/2.0 200 OK", "INVITE", 2, NULL, "1");
    ask(40, "INVITE", 4, NULL, "1");
    answer(41, "SIP/2.0 200 OK", "INVITE", 4, NULL, "1");
    ask(50, "INVITE", 5, NULL, "1");
    assert_findings(answer(51, "SIP/2.0 500 Server Internal Error", "INVITE", 5, NULL, "1"), "");
}

static void an_update_does_not_wait_for_the_invite(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(10, "183 Session Progress", "INVITE", 1, "");
    ask(20, "UPDATE", 2, NULL, "1");
    assert_findings(answer(21, "SIP/2.0 500 Server Internal Error", "UPDATE", 2, NULL, "1"), "");
    ask(30, "UPDATE", 3, NULL, "1");
    ask(31, "UPDATE", 4, NULL, "1");
    assert_findings(answer(32, "SIP/2.0 500 Server Internal Error", "UPDATE", 4, NULL, "1"),
                    "out-of-order-pending header-missing-answer");
}

static void a_refusal_of_an_offer_over_another_wants_retry_after(void **state)
{
    static const char *const methods[] = {"INVITE", "UPDATE"};

    for (unsigned i = 0; i < G_N_ELEMENTS(methods); i++) {
        end(state);
        start(state);
        open_call();
        ask(30, methods[i], 2, NULL, "1");
        ask(31, methods[i], 3, NULL, "1");
        assert_findings(answer(32, "SIP/2.0 500 Server Internal Error", methods[i], 3, NULL, "1"),
                        "out-of-order-pending header-missing-answer");
    }
}

static void offer(int at, const char *method, unsigned number, const char *to)
{
    g_autofree char *line = g_strdup_printf("%s sip:b@host SIP/2.0", method);
    g_autofree char *branch = g_strdup_printf("a%u", number);

    SEND(.at = at, .line = line, .method = method, .number = number, .branch = branch, .to = to,
         .headers = SDP "\r\nm=audio 1 RTP/AVP 0\r\n");
}

static void an_update_over_the_offer_of_an_invite_is_refused(void **state)
{
    static const struct {
        const char *ringing, *findings;
    } rows[] = {{"", "out-of-order-pending retry-after"},
                {SDP "\r\nm=audio 1 RTP/AVP 0\r\n", "retry-after"}}; /* may be the answer */

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        offer(0, "INVITE", 1, NULL);
        SEND(.at = 10, .line = "SIP/2.0 180 Ringing", .method = "INVITE", .number = 1,
             .branch = "a1", .to = "1", .headers = rows[i].ringing);
        offer(20, "UPDATE", 2, "1");
        assert_findings(SEND(.at = 21, .line = "SIP/2.0 500 Server Internal Error",
                             .method = "UPDATE", .number = 2, .branch = "a2", .to = "1",
                             .headers = "Retry-After: 5\r\n"),
                        rows[i].findings);
    }
}

static void send_info(int at, unsigned number, const char *branch, const char *destination)
{
    SEND(.at = at, .line = "INFO sip:b@host SIP/2.0", .method = "INFO", .number = number,
         .branch = branch, .to = "1", .destination = destination);
}

/* Frame 5 overtakes what is before it only at the hop that both take. */
static void requests_overtake_each_other_on_one_hop(void **state)
{
    (void)state;
    open_call();
    send_info(30, 5, "first5", "192.0.2.1:5060");
    send_info(31, 6, "first6", "192.0.2.1:5060");
    send_info(32, 5, "next5", "192.0.2.20:5060");
    assert_findings(SEND(.at = 33, .line = "SIP/2.0 500 Server Internal Error", .method = "INFO",
                         .number = 5, .branch = "next5", .to = "1"),
                    "");
    send_info(34, 6, "next6", "192.0.2.20:5060");
    send_info(35, 4, "next4", "192.0.2.20:5060");
    const struct result *refused =
        SEND(.at = 36, .line = "SIP/2.0 500 Server Internal Error", .method = "INFO", .number = 4,
             .branch = "next4", .to = "1");
    assert_findings(refused, "out-of-order");
    assert_int_equal(refused->findings[0].values[0].number, 8);
}

static void an_overtaken_offer_needs_no_retry_after(void **state)
{
    (void)state;
    open_call();
    ask(30, "INVITE", 4, NULL, "1");
    ask(31, "INVITE", 3, NULL, "1");
    assert_findings(answer(32, "SIP/2.0 500 Server Internal Error", "INVITE", 3, NULL, "1"),
                    "out-of-order");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_lower_cseq_is_out_of_order),
        EXCHANGE(only_a_500_refuses_what_is_out_of_order),
        EXCHANGE(a_datagram_captured_again_later_is_not_out_of_order),
        EXCHANGE(a_cancel_has_the_number_of_its_invite_and_is_not_out_of_order),
        EXCHANGE(an_invite_is_not_overtaken_by_what_its_early_dialog_needs),
        EXCHANGE(the_same_request_at_the_next_hop_is_neither_late_nor_pending),
        EXCHANGE(a_request_that_is_sent_on_is_not_its_own_predecessor),
        EXCHANGE(an_offer_over_an_unanswered_one_is_refused),
        EXCHANGE(an_update_does_not_wait_for_the_invite),
        EXCHANGE(a_refusal_of_an_offer_over_another_wants_retry_after),
        EXCHANGE(an_overtaken_offer_needs_no_retry_after),
        EXCHANGE(an_update_over_the_offer_of_an_invite_is_refused),
        EXCHANGE(requests_overtake_each_other_on_one_hop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
