/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a refused CANCEL shows of its INVITE. */

#include "dialogs.h"
#include "hops.h"

static void a_refused_cancel_tells_what_became_of_its_invite(void **state)
{
    (void)state;
    request(0, "CANCEL", 1, "");
    assert_findings(response(1, "481 Gone", "CANCEL", 1, ""), "dialog-unknown-invite");

    request(10, "INVITE", 2, "");
    request(20, "CANCEL", 2, "");
    assert_findings(response(21, "481 Gone", "CANCEL", 2, ""), "dialog-unknown-unheard");

    request(30, "INVITE", 3, "");
    response(40, "486 Busy Here", "INVITE", 3, "");
    request(50, "CANCEL", 3, "");
    const struct result *late = response(51, "481 Gone", "CANCEL", 3, "");
    assert_findings(late, "dialog-unknown-late");
    assert_int_equal(late->severity, CODE_NOTE);

    response(80, "100 Trying", "INVITE", 5, "");
    request(90, "CANCEL", 5, "");
    assert_findings(response(91, "481 Gone", "CANCEL", 5, ""), "");
}

static void a_cancel_is_to_wait_for_any_response(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "100 Trying", "INVITE", 1, "");
    request(20, "CANCEL", 1, "");
    assert_findings(response(21, "481 Gone", "CANCEL", 1, ""), "dialog-unknown-pending");
}

static void a_copy_of_a_cancel_that_was_taken_is_told_as_one(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    response(1, "180 Ringing", "INVITE", 1, "");
    request(20, "CANCEL", 1, "");
    response(21, "200 OK", "CANCEL", 1, "");
    assert_findings(response(521, "481 Gone", "CANCEL", 1, ""), "dialog-unknown-again");
}

static void a_cancel_that_ended_its_invite_was_not_late(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(10, "CANCEL", 1, "");
    response(11, "487 Request Terminated", "INVITE", 1, "");
    assert_findings(response(12, "481 Gone", "CANCEL", 1, ""), "");
}

static void a_cancel_with_another_branch_than_its_invite_is_told_at_one_hop_only(void **state)
{
    (void)state;
    forward(0, "first", ALICE, PROXY);
    cancel(1, "second", ALICE, PROXY, "");
    assert_findings(SEND(.at = 2, .line = "SIP/2.0 481 Gone", .method = "CANCEL", .number = 1,
                         .branch = "second", .to = "1"),
                    "dialog-unknown-branch");
    cancel(3, "third", PROXY, BOB, "");
    assert_findings(SEND(.at = 4, .line = "SIP/2.0 481 Gone", .method = "CANCEL", .number = 1,
                         .branch = "third", .to = "1"),
                    "");
}

static void a_cancel_to_another_hop_is_not_compared_with_the_invite(void **state)
{
    (void)state;
    forward(0, "first", ALICE, PROXY);
    cancel(1, "second", ALICE, BOB, "");
    assert_findings(SEND(.at = 2, .line = "SIP/2.0 481 Gone", .method = "CANCEL", .number = 1,
                         .branch = "second", .to = "1"),
                    "");
}

static void a_refused_cancel_looks_for_an_invite_that_was_sent(void **state)
{
    (void)state;
    response(0, "180 Ringing", "INVITE", 1, "");
    SEND(.at = 1, .line = "CANCEL sip:b@example.com SIP/2.0", .method = "CANCEL", .number = 1,
         .branch = "other");
    assert_findings(SEND(.at = 2, .line = UNKNOWN, .method = "CANCEL", .number = 1,
                         .branch = "other", .to = "1"),
                    "");
    request(10, "INVITE", 2, "");
    response(11, "180 Ringing", "INVITE", 2, "");
    request(12, "CANCEL", 2, "");
    assert_findings(response(13, "481 Gone", "CANCEL", 2, ""), "dialog-unknown-pending");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_refused_cancel_tells_what_became_of_its_invite),
        EXCHANGE(a_cancel_is_to_wait_for_any_response),
        EXCHANGE(a_copy_of_a_cancel_that_was_taken_is_told_as_one),
        EXCHANGE(a_cancel_that_ended_its_invite_was_not_late),
        EXCHANGE(a_cancel_with_another_branch_than_its_invite_is_told_at_one_hop_only),
        EXCHANGE(a_cancel_to_another_hop_is_not_compared_with_the_invite),
        EXCHANGE(a_refused_cancel_looks_for_an_invite_that_was_sent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
