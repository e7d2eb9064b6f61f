/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Via: the branch, how many there are, hosts that come again. */

#include "slices.h"
#include "via.h"

static void the_branch_of_the_top_via_is_read(void **state)
{
    static const struct {
        const char *headers, *branch;
        unsigned count;
    } rows[] = {
        {"Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKa;rport\r\n", "z9hG4bKa", 1},
        {"v:sip / 2.0 / TCP  host ;branch= Z9HG4BKb\r\n", "Z9HG4BKb", 1},
        {"v: SIP/2.0/UDP a;branch=z9hG4bK1, SIP/2.0/UDP b;branch=z9hG4bK2\r\n"
         "Via: SIP/2.0/UDP c;branch=z9hG4bK3\r\n",
         "z9hG4bK1", 3},
        {"Via: SIP/2.0/TLS [2001:db8::1]:5061;branch=z9hG4bK\r\n", NULL, 1},
        {"Via: SIP/2.0/UDP host;branch=1\r\n", NULL, 1},
        {"Via: SIP/2.0/UDP host;branch=f0e1d2c3b4a5\r\n", NULL, 1}, /* of RFC 2543 */
        {"Via: ,\r\nVia: SIP/2.0/UDP host;branch=z9hG4bKd\r\n", NULL, 1},
        {"Via: x a;branch=z9hG4bKe\r\nVia\r\nVia: x b\r\n", "z9hG4bKe", 2}, /* no colon */
        {"Via: SIP/2.0/UDP host\r\nVia: SIP/2.0/UDP b;branch=z9hG4bK2\r\n", NULL, 2},
        {"Via:\r\n SIP/2.0/UDP\r\n host;branch=z9hG4bKc\r\n", "z9hG4bKc", 1},
        {"Via:\r\n", NULL, 0},
        {"X: y\r\n", NULL, 0},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct message message = message_with(rows[i].headers);
        struct slice branch;
        bool found = via_top_branch(&message, &branch);

        assert_int_equal(found, rows[i].branch != NULL);
        if (rows[i].branch)
            assert_slice(branch, rows[i].branch);
        assert_int_equal(via_count(&message), rows[i].count);
    }
}

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

        assert_int_equal(via_find_circle(&message, &host), rows[i].host != NULL);
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
    assert_true(via_find_circle(&message, &host));
    assert_slice(host, "a");
    g_string_free(headers, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_branch_of_the_top_via_is_read),
        cmocka_unit_test(a_host_that_via_has_twice_is_found),
        cmocka_unit_test(a_host_may_come_again_late_and_any_number_of_hosts_is_no_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
