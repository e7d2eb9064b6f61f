/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Why attempts ended as they did, and what went wrong in calls that were answered. */

#include "cause.h"
#include "censuses.h"

static const struct summary_cause *only_cause(void)
{
    g_autoptr(GPtrArray) causes = summary_causes(summary);

    assert_int_equal(causes->len, 1);
    return g_ptr_array_index(causes, 0);
}

static void a_code_tells_its_name_and_what_to_do_first(void **state)
{
    (void)state;
    invite(1000, 1, "");
    reply(1010, "486 Busy Here", "INVITE", 1, "");
    sum_up(60);
    assert_string_equal(only_cause()->label, "486 Busy Here");
    assert_string_equal(only_cause()->text, code_find(486)->meaning);
    assert_string_equal(only_cause()->remedy, code_find(486)->remedies[0]);
    assert_string_equal(only_cause()->call_id, "a");
    assert_int_equal(only_cause()->first, SECOND);
    assert_int_equal(only_cause()->frame, 2);
}

static void a_reason_tells_why_its_maker_gave_the_code(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "503 Service Unavailable", "INVITE", 1, "Reason: SIP;cause=503, Q.850;cause=34\r\n");
    sum_up(60);
    assert_string_equal(only_cause()->cause, "503 Q.850;cause=34");
    assert_string_equal(only_cause()->label,
                        "503 Service Unavailable, Q.850 cause 34 (No circuit/channel available)");
    assert_string_equal(only_cause()->remedy, cause_find("Q.850", 34)->remedy);
}

/* Its label is true of all attempts that are counted with it. */
static void forms_of_a_finding_are_counted_apart(void **state)
{
    (void)state;
    for (unsigned i = 1; i <= 3; i++) {
        int at = (int)i * 100000;

        invite(at, i, "");
        if (i == 1)
            reply(at + 10, "180 Ringing", "INVITE", i, "");
        SEND(.at = at + 5000, .line = "CANCEL sip:b@example.com SIP/2.0", .method = "CANCEL",
             .number = i, .source = PHONE, .destination = SERVER);
        reply(at + 5010, "200 OK", "CANCEL", i, "");
        reply(at + 5020, "487 Request Terminated", "INVITE", i, "");
    }
    sum_up(400);
    g_autoptr(GPtrArray) causes = summary_causes(summary);
    assert_int_equal(causes->len, 2);
    const struct summary_cause *unrung = causes->pdata[0], *rung = causes->pdata[1];
    assert_string_equal(unrung->label, "Given up without a 180");
    assert_int_equal(unrung->count, 2);
    assert_non_null(unrung->text);
    assert_string_equal(rung->label, "Given up while it rang");
    assert_int_equal(rung->count, 1);
    assert_non_null(rung->text);
    assert_string_equal(rung->cause, unrung->cause);
}

static void a_finding_tells_its_own(void **state)
{
    (void)state;
    invite(0, 1, "");
    sum_up(60);
    assert_string_equal(only_cause()->cause, "request-unanswered");
    assert_string_equal(only_cause()->label, "No response");
    assert_non_null(strstr(only_cause()->text, SERVER));
    assert_non_null(only_cause()->remedy);
    assert_string_equal(only_cause()->host, SERVER);
}

static void an_answer_without_ack_is_trouble(void **state)
{
    (void)state;
    invite(0, 1, "");
    for (int i = 0; i < 4; i++)
        reply(1000 + i * 600, "200 OK", "INVITE", 1, "Contact: <sip:b@host>\r\n");
    sum_up(60);
    assert_string_equal(outcome_words[only_call()->outcome], "answered");
    assert_string_equal(only_call()->cause, "ack-missing");
    assert_string_equal(only_cause()->label, "No ACK");
}

/* Three copies are enough to tell it. */
static void what_is_counted_is_told_as_the_last_message_has_it(void **state)
{
    (void)state;
    invite(0, 1, "");
    for (int i = 0; i < 11; i++)
        reply(1000 + i * 600, "200 OK", "INVITE", 1, "Contact: <sip:b@host>\r\n");
    sum_up(60);
    assert_int_equal(only_call()->decided_frame, 12);
    assert_non_null(strstr(only_cause()->text, "11 times"));
}

static void a_call_that_ends_for_a_fault_has_it_as_its_cause(void **state)
{
    (void)state;
    invite(0, 1, "Supported: timer\r\n");
    reply(1000, "200 OK", "INVITE", 1,
          "Contact: <sip:b@host>\r\nSession-Expires: 90;refresher=uac\r\n");
    ack(1010, 1);
    SEND(.at = 91000, .line = "BYE sip:a@host SIP/2.0", .method = "BYE", .number = 7, .from = "1",
         .to = "a", .source = SERVER, .destination = PHONE);
    SEND(.at = 91010, .line = "SIP/2.0 200 OK", .method = "BYE", .number = 7, .from = "1",
         .to = "a", .source = PHONE, .destination = SERVER);
    sum_up(100);
    assert_call(only_call(), "answered", "call-ended", SERVER);
    assert_int_equal(only_call()->duration, 90 * SECOND);
    assert_int_equal(summary->counts.outcomes[OUTCOME_ANSWERED], 1);
}

static void a_call_that_somebody_ends_has_none(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(1000, "200 OK", "INVITE", 1, "Contact: <sip:b@host>\r\n");
    ack(1010, 1);
    SEND(.at = 1500, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = 2, .to = "1",
         .source = PHONE, .destination = SERVER);
    reply(1510, "200 OK", "BYE", 2, "");
    sum_up(60);
    assert_call(only_call(), "answered", NULL, SERVER);
}

static void a_caller_who_gives_up_is_the_cause(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "180 Ringing", "INVITE", 1, "");
    SEND(.at = 5000, .line = "CANCEL sip:b@example.com SIP/2.0", .method = "CANCEL", .number = 1,
         .source = PHONE, .destination = SERVER);
    reply(5010, "200 OK", "CANCEL", 1, "");
    reply(5020, "487 Request Terminated", "INVITE", 1, "");
    sum_up(60);
    assert_string_equal(outcome_words[only_call()->outcome], "cancelled");
    assert_int_equal(only_call()->code, 487);
    assert_int_equal(counts_failures(&summary->counts), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CENSUS(a_code_tells_its_name_and_what_to_do_first),
        CENSUS(a_reason_tells_why_its_maker_gave_the_code),
        CENSUS(forms_of_a_finding_are_counted_apart),
        CENSUS(a_finding_tells_its_own),
        CENSUS(an_answer_without_ack_is_trouble),
        CENSUS(what_is_counted_is_told_as_the_last_message_has_it),
        CENSUS(a_call_that_ends_for_a_fault_has_it_as_its_cause),
        CENSUS(a_call_that_somebody_ends_has_none),
        CENSUS(a_caller_who_gives_up_is_the_cause),
    };

    return cmocka_run_group_tests_name("census_cause", tests, NULL, NULL);
}
