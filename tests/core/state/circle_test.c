/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hosts that Via has twice. */

#include "circle.h"
#include "slices.h"

static void a_host_that_via_has_twice_is_found(void **state)
{
    static const struct {
        const char *headers, *host;
    } rows[] = {
        {"Via: SIP/2.0/UDP a;branch=1\r\nv: SIP/2.0/UDP A;branch=2, SIP/2.0/UDP c\r\n", "a"},
        {"Via: SIP/2.0/UDP b, SIP/2.0/UDP a, SIP/2.0/TCP  a , SIP / 2.0 / UDP a, SIP/2.0/UDP c\r\n",
         "a"},
        {"Via: SIP/2.0/UDP a\r\nVia: SIP/2.0/UDP a:5060\r\nVia: SIP/2.0/UDP c\r\n", NULL},
        {"Via: SIP/2.0/UDP a\r\nVia: SIP/2.0/UDP b\r\nVia: SIP/2.0/UDP a\r\n", NULL},
        {"Via: SIP/2.0/UDP a\r\nVia: SIP/2.0/UDP a\r\n", NULL},
        {"Via: x\r\nVia: x\r\nVia: SIP/2.0/UDP a\r\n", NULL},
        {"Via: ;branch=1, ;branch=1, SIP/2.0/UDP a\r\n", NULL},
        {"", NULL},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct message message = message_with(rows[i].headers);
        struct slice host;

        assert_int_equal(circle_find_in_via(&message, &host), rows[i].host != NULL);
        if (rows[i].host)
            assert_slice(host, rows[i].host);
    }
}

static void a_host_may_come_again_late_and_any_number_of_hosts_is_no_fault(void **state)
{
    GString *headers = g_string_new("v: x a");
    struct slice host;

    (void)state;
    for (unsigned i = 0; i < 70; i++)
        g_string_append_printf(headers, ",x b%u", i);
    g_string_append(headers, ",x a");
    for (unsigned i = 0; i < 70; i++)
        g_string_append_printf(headers, ",x c%u", i);
    g_string_append(headers, "\r\n");
    struct message message = message_with(headers->str);
    assert_true(circle_find_in_via(&message, &host));
    assert_slice(host, "a");
    g_string_free(headers, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_host_that_via_has_twice_is_found),
        cmocka_unit_test(a_host_may_come_again_late_and_any_number_of_hosts_is_no_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
