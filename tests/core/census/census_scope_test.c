/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What counts: frames that are wanted, not left out, and not cut by the end. */

#include "censuses.h"

static void the_end_of_the_capture_cuts_a_call(void **state)
{
    (void)state;
    invite(0, 1, "");
    reply(10, "180 Ringing", "INVITE", 1, "");
    sum_up(60);
    assert_call(only_call(), "unknown", NULL, NULL);
    assert_int_equal(summary->doubts[DOUBT_OPEN_AT_END], 1);
    assert_int_equal(only_call()->code, 0);
    sum_up(181);
    assert_call(only_call(), "unknown", NULL, NULL);
    assert_int_equal(summary->doubts[DOUBT_OPEN_AT_END], 0);
}

static bool is_even(uint32_t of_frame, void *data)
{
    (void)data;
    return of_frame % 2 == 0;
}

static void only_what_is_wanted_counts(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 3; i++) {
        g_autofree char *call = g_strdup_printf("call%u", i);

        SEND(.at = (int)i, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE",
             .number = i + 1, .call = call, .source = PHONE, .destination = SERVER);
    }
    SEND(.at = 10, .line = "SIP/2.0 500 Server Internal Error", .method = "INVITE", .number = 2,
         .to = "1", .call = "call1", .source = SERVER, .destination = PHONE);
    SEND(.at = 10, .line = "SIP/2.0 486 Busy Here", .method = "INVITE", .number = 1, .to = "1",
         .call = "call0", .source = SERVER, .destination = PHONE);
    struct census_scope scope = scope_until(60);
    scope.is_wanted = is_even;
    summary = summary_new();
    diagnosis_summarize(diagnosis, &scope, summary);
    assert_call(only_call(), "failed", "500", SERVER);
    assert_int_equal(summary->codes[500], 1);
    assert_int_equal(summary->codes[486], 0);
}

/* A read filter leaves frames out, as Wireshark shows when the next one comes. */
static void frames_that_are_left_out_count_nothing(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 3; i++) {
        g_autofree char *call = g_strdup_printf("call%u", i);

        SEND(.at = (int)i, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE",
             .number = i + 1, .call = call, .source = PHONE, .destination = SERVER);
        if (i != 1)
            frames_leave_out(diagnosis_frames(diagnosis), i + 1);
    }
    SEND(.at = 10, .line = "SIP/2.0 500 Server Internal Error", .method = "INVITE", .number = 2,
         .to = "1", .call = "call1", .source = SERVER, .destination = PHONE);
    sum_up(60);
    assert_call(only_call(), "failed", "500", SERVER);
    assert_int_equal(summary->requests, 1);
    assert_int_equal(summary->responses, 1);
    assert_int_equal(summary->frames, 2);
    assert_int_equal(summary->last - summary->first, 9 * MILLISECOND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CENSUS(the_end_of_the_capture_cuts_a_call),
        CENSUS(only_what_is_wanted_counts),
        CENSUS(frames_that_are_left_out_count_nothing),
    };

    return cmocka_run_group_tests_name("census", tests, NULL, NULL);
}
