/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A capture that is cut where no call crosses: its parts, summed up and merged, are the whole. */

#include "censuses.h"

#define CALLS 40
#define PARTS 10

static const char *const answers[] = {"200 OK", "486 Busy Here", "503 Service Unavailable",
                                      "603 Decline", "480 Temporarily Unavailable"};

/* A call each three minutes. One in four rings for ever: it is never the last of a part. */
static void call(unsigned number)
{
    int at = (int)number * 180000 + 1000;
    const char *answer = answers[number % G_N_ELEMENTS(answers)];
    g_autofree char *id = g_strdup_printf("call-%u", number);
    g_autofree char *line = g_strdup_printf("SIP/2.0 %s", answer);
    const char *server = number % 3 == 0 ? OTHER : SERVER;

    SEND(.at = at, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE",
         .number = number + 1, .call = id, .source = PHONE, .destination = server);
    SEND(.at = at + 500 + (int)number, .line = "SIP/2.0 180 Ringing", .method = "INVITE",
         .number = number + 1, .call = id, .to = "1", .source = server, .destination = PHONE);
    if (number % 4 != 1)
        SEND(.at = at + 2000, .line = line, .method = "INVITE", .number = number + 1, .call = id,
             .to = "1", .source = server, .destination = PHONE);
    SEND(.at = at + 3000, .line = "OPTIONS sip:b SIP/2.0", .method = "OPTIONS",
         .number = number + 1, .call = "options", .branch = id, .source = PHONE,
         .destination = server);
    if (number % 4 == 0)
        SEND(.at = at + 3010, .line = "SIP/2.0 200 OK", .method = "OPTIONS", .number = number + 1,
             .call = "options", .branch = id, .to = "1", .source = server, .destination = PHONE);
    SEND(.at = at + 4000, .line = "REGISTER sip:b SIP/2.0", .method = "REGISTER",
         .number = number + 1, .call = id, .headers = "Contact: <sip:a@192.0.2.1>\r\n",
         .source = PHONE, .destination = server);
    SEND(.at = at + 4000 + (int)number,
         .line = number % 2 == 0 ? "SIP/2.0 200 OK" : "SIP/2.0 403 Forbidden", .method = "REGISTER",
         .number = number + 1, .call = id, .to = "1",
         .headers = "Contact: <sip:a@192.0.2.1>;expires=300\r\n", .source = server,
         .destination = PHONE);
    frames_note_time(diagnosis_frames(diagnosis), frame, (at + 100000) * MILLISECOND);
}

static void sum_calls(void **state, unsigned from, unsigned to)
{
    start(state);
    for (unsigned i = from; i < to; i++)
        call(i);
    sum_up((int)to * 180 - 79);
}

static void assert_counts(const struct counts *counts, const struct counts *expected)
{
    assert_int_equal(counts->attempts, expected->attempts);
    assert_memory_equal(counts->outcomes, expected->outcomes, sizeof(counts->outcomes));
    assert_int_equal(counts->accepted, expected->accepted);
    assert_int_equal(counts->effective, expected->effective);
    assert_int_equal(counts->ineffective, expected->ineffective);
    assert_int_equal(counts->reached, expected->reached);
    assert_int_equal(counts->delay.count, expected->delay.count);
    assert_int_equal(spread_percentile(&counts->delay, 50),
                     spread_percentile(&expected->delay, 50));
}

static void assert_causes(const struct summary *sums, const struct summary *expected)
{
    g_autoptr(GPtrArray) found = summary_causes(sums), all = summary_causes(expected);

    assert_int_equal(found->len, all->len);
    for (unsigned i = 0; i < all->len; i++) {
        const struct summary_cause *a = g_ptr_array_index(found, i);
        const struct summary_cause *b = g_ptr_array_index(all, i);

        assert_string_equal(a->cause, b->cause);
        assert_string_equal(a->host, b->host);
        assert_string_equal(a->call_id, b->call_id);
        assert_int_equal(a->count, b->count);
        assert_int_equal(a->first, b->first);
        assert_int_equal(a->last, b->last);
    }
}

static void assert_rows(const struct summary *sums, const struct summary *expected)
{
    g_autoptr(GPtrArray) peers = summary_peers(sums), all = summary_peers(expected);
    g_autoptr(GPtrArray) rows = summary_keepalives(sums), asked = summary_keepalives(expected);

    assert_int_equal(peers->len, all->len);
    for (unsigned i = 0; i < all->len; i++)
        assert_counts(&((struct summary_peer *)peers->pdata[i])->counts,
                      &((struct summary_peer *)all->pdata[i])->counts);
    assert_int_equal(rows->len, asked->len);
    for (unsigned i = 0; i < asked->len; i++) {
        const struct summary_keepalive *a = rows->pdata[i], *b = asked->pdata[i];

        assert_int_equal(a->asked, b->asked);
        assert_int_equal(a->answered, b->answered);
        assert_int_equal(a->silent, b->silent);
    }
}

static void parts_are_the_whole(void **state)
{
    struct summary *parts = summary_new();

    for (unsigned i = 0; i < PARTS; i++) {
        sum_calls(state, i * CALLS / PARTS, (i + 1) * CALLS / PARTS);
        summary_merge(parts, summary);
        finish(state);
    }
    sum_calls(state, 0, CALLS);
    assert_int_equal(summary->counts.attempts, CALLS);
    assert_counts(&parts->counts, &summary->counts);
    assert_causes(parts, summary);
    assert_rows(parts, summary);
    assert_memory_equal(parts->codes, summary->codes, sizeof(parts->codes));
    assert_memory_equal(parts->doubts, summary->doubts, sizeof(parts->doubts));
    assert_memory_equal(&parts->timeline, &summary->timeline, sizeof(parts->timeline));
    assert_int_equal(parts->registrations.registered, summary->registrations.registered);
    assert_int_equal(parts->registrations.refused, summary->registrations.refused);
    assert_int_equal(parts->registrations.clients, summary->registrations.clients);
    assert_int_equal(parts->registrations.delay.count, summary->registrations.delay.count);
    assert_int_equal(parts->requests, summary->requests);
    assert_int_equal(parts->first, summary->first);
    assert_int_equal(parts->last, summary->last);
    summary_free(parts);
    finish(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_the_whole),
    };

    return cmocka_run_group_tests_name("census_parts", tests, NULL, NULL);
}
