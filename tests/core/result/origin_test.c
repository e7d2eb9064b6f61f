/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When and between which hosts a message was captured. */

#include "endpoints.h"
#include "check.h"
#include "origin.h"

static void hosts_are_compared_without_their_ports(void **state)
{
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"192.0.2.1:5060", "192.0.2.1:40000", true},
        {"192.0.2.1:5060", "192.0.2.10:5060", false},
        {"192.0.2.10:5060", "192.0.2.1:5060", false},
        {"192.0.2.1:5060", "192.0.2.2:5060", false},
        {"[2001:db8::1]:5060", "[2001:db8::1]:5061", true},
        {"[2001:db8::1]:5060", "[2001:db8::2]:5060", false},
        {"192.0.2.1:5060", NULL, false},
        {NULL, "192.0.2.1:5060", false},
        {NULL, NULL, false},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_int_equal(endpoint_same_host(endpoint(rows[i].a), endpoint(rows[i].b)),
                         rows[i].same);
}

/* A capture may claim any: "microseconds" of a pcap file are 32 bits. */
static void no_time_of_capture_is_out_of_range(void **state)
{
    static const struct {
        int64_t seconds, nanoseconds, time;
    } rows[] = {
        {0, 0, 0},           {1, 999999999, INT64_C(1999999999)},
        {0, -1149239296, 0}, {5, 2147483647, INT64_C(5999999999)},
        {-1, 500, 500},      {INT64_MAX, 1, INT64_C(4000000000000000001)},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_int_equal(origin_time(rows[i].seconds, rows[i].nanoseconds), rows[i].time);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hosts_are_compared_without_their_ports),
        cmocka_unit_test(no_time_of_capture_is_out_of_range),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
