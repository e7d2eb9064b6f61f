/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When the client may try again. */

#include "exchanges.h"

static void retry_after_is_read_in_all_its_forms(void **state)
{
    static const struct {
        const char *header, *findings;
    } rows[] = {
        {"Retry-After: 120\r\n", "retry-after-server"},
        {"Retry-After: 18000;duration=3600\r\n", "retry-after-duration"},
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

static void who_is_to_be_left_alone_goes_by_the_code(void **state)
{
    static const struct {
        const char *method, *line, *findings;
    } rows[] = {
        {"INVITE", "486 Busy Here", "retry-after-callee"},
        {"INVITE", "600 Busy Everywhere", "retry-after-callee"},
        {"MESSAGE", "480 Temporarily Unavailable", "retry-after"},
        {"INVITE", "413 Request Entity Too Large", "retry-after"},
        {"INVITE", "500 Server Internal Error", "retry-after"},
        {"OPTIONS", "503 Service Unavailable", "retry-after-server"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, rows[i].method, i, "");
        assert_findings(response(1, rows[i].line, rows[i].method, i, "Retry-After: 9\r\n"),
                        rows[i].findings);
    }
}

static void a_wait_ends_at_a_time_of_the_capture(void **state)
{
    (void)state;
    request(60 * 1000, "INVITE", 1, "");
    const struct result *wait = response(60 * 1000, "503 Service Unavailable", "INVITE", 1,
                                         "Retry-After: 86400 (x;y=1);duration=30\r\n");
    assert_findings(wait, "retry-after-commented");
    assert_text(wait, "Retry-After: the client is asked to wait 86400 s, until 1970-01-02 00:01:00 "
                      "UTC; the sender says why: \"x;y=1\".");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(retry_after_is_read_in_all_its_forms),
        EXCHANGE(who_is_to_be_left_alone_goes_by_the_code),
        EXCHANGE(a_wait_ends_at_a_time_of_the_capture),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
