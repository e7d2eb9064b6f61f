/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Via: branch and sent-by, how many there are. */

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
        {"Via: ,\r\nVia: SIP/2.0/UDP host;branch=z9hG4bKd\r\n", "z9hG4bKd", 1},
        {"Via: x a;branch=z9hG4bKe\r\nVia\r\nVia: x b\r\n", "z9hG4bKe", 2}, /* no colon */
        {"Via: SIP/2.0/UDP host\r\nVia: SIP/2.0/UDP b;branch=z9hG4bK2\r\n", NULL, 2},
        {"Via:\r\n SIP/2.0/UDP\r\n host;branch=z9hG4bKc\r\n", "z9hG4bKc", 1},
        {"Via:\r\n", NULL, 0},
        {"X: y\r\n", NULL, 0},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct message message = message_with(rows[i].headers);
        struct slice rest = {NULL, 0};
        struct via via = {0};
        size_t position = 0;

        assert_int_equal(via_next(&message, &position, &rest, &via), rows[i].count > 0);
        assert_slice(via.branch, rows[i].branch ? rows[i].branch : "");
        assert_int_equal(via_count(&message), rows[i].count);
    }
}

static void every_element_has_its_sent_by_and_branch(void **state)
{
    struct message message = message_with(
        "Via: SIP/2.0/UDP a:5061 ;branch=z9hG4bK1, SIP / 2.0 / TCP\t[2001:db8::1]\r\n"
        "Via: c;branch=z9hG4bK3\r\nv:SIP/2.0/UDP d;x=\"a, b\";branch=\"z9hG4bK4\"\r\n");
    static const char *const expected[][2] = {
        {"a:5061", "z9hG4bK1"}, {"[2001:db8::1]", ""}, {"", "z9hG4bK3"}, {"d", "z9hG4bK4"}};
    struct slice rest = {NULL, 0};
    struct via via;
    size_t position = 0;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        assert_true(via_next(&message, &position, &rest, &via));
        assert_slice(via.sent_by, expected[i][0]);
        assert_slice(via.branch, expected[i][1]);
    }
    assert_false(via_next(&message, &position, &rest, &via));
}

static void the_sender_listens_where_sent_by_says(void **state)
{
    static const struct {
        const char *headers;
        uint16_t port;
    } rows[] = {
        {"Via: SIP/2.0/UDP a:5080;branch=1\r\nVia: SIP/2.0/UDP b:9\r\n", 5080},
        {"Via: SIP/2.0/UDP a;branch=1\r\n", 5060},
        {"Via: SIP/2.0/TCP [2001:db8::1]:5070\r\n", 5070},
        {"Via: SIP/2.0/TCP [2001:db8::9]\r\n", 5060},
        {"Via: SIP/2.0/UDP a:65536\r\n", 0},
        {"Via: SIP/2.0/UDP a:\r\n", 0},
        {"X: y\r\n", 0},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct message message = message_with(rows[i].headers);
        assert_int_equal(via_port(&message), rows[i].port);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_branch_of_the_top_via_is_read),
        cmocka_unit_test(every_element_has_its_sent_by_and_branch),
        cmocka_unit_test(the_sender_listens_where_sent_by_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
