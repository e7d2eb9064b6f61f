/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Summing up an exchange. */

#ifndef SIPCODE_CENSUSES_H
#define SIPCODE_CENSUSES_H

#include "exchanges.h"
#include "summary.h"

/* Hosts of most tests. */
#define PHONE "192.0.2.1:5060"
#define SERVER "192.0.2.2:5060"
#define OTHER "192.0.2.3:5060"

/* What was summed up last, freed by the next one or by finish(). */
static struct summary *summary;

static inline int finish(void **state)
{
    if (summary)
        summary_free(summary);
    summary = NULL;
    return end(state);
}

static inline struct census_scope scope_until(int seconds)
{
    frames_note_time(diagnosis_frames(diagnosis), frame + 1, seconds * SECOND);
    return (struct census_scope){.results = (const struct result *const *)all_results->pdata,
                                 .count = all_results->len,
                                 .end = seconds * SECOND};
}

/* Sums up what was read; the last frame is of that time. */
static inline void sum_up(int seconds)
{
    struct census_scope scope = scope_until(seconds);

    if (summary)
        summary_free(summary);
    summary = summary_new();
    diagnosis_summarize(diagnosis, &scope, summary);
}

/* The call at that place, from 0. */
static inline const struct summary_call *call_at(unsigned place)
{
    assert_true(place < summary->calls->len);
    return &g_array_index(summary->calls, struct summary_call, place);
}

/* The only call. */
static inline const struct summary_call *only_call(void)
{
    assert_int_equal(summary->calls->len, 1);
    return call_at(0);
}

static inline void assert_call(const struct summary_call *call, const char *outcome,
                               const char *cause, const char *host)
{
    assert_string_equal(outcome_words[call->outcome], outcome);
    if (cause)
        assert_string_equal(call->cause, cause);
    else
        assert_null(call->cause);
    if (host)
        assert_string_equal(call->host, host);
    else
        assert_null(call->host);
}

/* Messages from phone to server and back; To has the tag "1" where `to` is not said. */
static inline void invite(int at, unsigned number, const char *headers)
{
    SEND(.at = at, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = number,
         .headers = headers, .source = PHONE, .destination = SERVER);
}

static inline void reply(int at, const char *line, const char *method, unsigned number,
                         const char *headers)
{
    g_autofree char *whole = g_strdup_printf("SIP/2.0 %s", line);

    SEND(.at = at, .line = whole, .method = method, .number = number, .to = "1", .headers = headers,
         .source = SERVER, .destination = PHONE);
}

static inline void ack(int at, unsigned number)
{
    SEND(.at = at, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = number, .to = "1",
         .source = PHONE, .destination = SERVER);
}

/* "INVITE 200 ACK": the labels of a ladder, up to their first space. */
static inline void assert_steps(const struct summary_ladder *ladder, const char *expected)
{
    g_autoptr(GString) steps = g_string_new(NULL);

    for (unsigned i = 0; i < ladder->steps->len; i++) {
        const char *label = g_array_index(ladder->steps, struct summary_step, i).label;

        g_string_append_printf(steps, "%s%.*s", i > 0 ? " " : "", (int)strcspn(label, " "), label);
    }
    assert_string_equal(steps->str, expected);
}

#define CENSUS(test) cmocka_unit_test_setup_teardown(test, start, finish)

#endif
