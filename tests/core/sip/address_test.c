/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Addresses as Contact, To and Refer-To have them, and the order of several. */

#include "address.h"
#include "slices.h"

static void the_uri_of_an_address_is_found(void **state)
{
    static const char *const rows[][2] = {
        {"<sip:b@example.com>", "sip:b@example.com"},
        {"\"B, b\" <sip:b@example.com;transport=tcp>;q=0.5", "sip:b@example.com;transport=tcp"},
        {"\"<sip:no@example.com>\" <sip:b@example.com>", "sip:b@example.com"},
        {"B b <tel:+1555>", "tel:+1555"},
        {"sip:b@example.com;q=0.5", "sip:b@example.com"},
        {"*", "*"},
        {"<>", ""},
        {"<sip:never closed", ""},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_slice(address_uri(slice_of(rows[i][0])), rows[i][1]);
}

static void a_uri_has_a_user(void **state)
{
    static const char *const rows[][2] = {
        {"sip:b@example.com", "b"},
        {"sips:b:secret@example.com", "b"},
        {"sip:example.com", "sip:example.com"},
        {"tel:+1555", "tel:+1555"},
        {"b@example.com", "b@example.com"},
        {"sip:@h", ""},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_slice(address_user(slice_of(rows[i][0])), rows[i][1]);
}

static void a_domain_is_a_host_without_its_port(void **state)
{
    static const char *const rows[][2] = {
        {"sip:b@example.com:5060;transport=tcp", "example.com"},
        {"sip:b@192.0.2.1", "192.0.2.1"},
        {"sip:b@[2001:db8::1]:5060", "[2001:db8::1]"},
        {"sip:b@[2001:db8::1", "[2001:db8::1"},
        {"sip:example.com", "example.com"},
        {"", ""},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_slice(address_domain(slice_of(rows[i][0])), rows[i][1]);
}

static void a_number_has_seven_digits(void **state)
{
    (void)state;
    assert_true(address_is_number(slice_of("5550100")));
    assert_true(address_is_number(slice_of("+5550100")));
    assert_false(address_is_number(slice_of("555010")));
    assert_false(address_is_number(slice_of("+555010")));
    assert_false(address_is_number(slice_of("555-0100")));
    assert_false(address_is_number(slice_of("")));
}

/* RFC 3261 section 25.1: from 0 to 1, up to three decimals. */
static void q_orders_addresses_in_thousandths(void **state)
{
    static const struct {
        const char *element;
        unsigned q;
    } rows[] = {
        {"<b>;q=0.5", 500}, {"<b>;q=0.123", 123}, {"<b>;q=1", 1000},    {"<b>;q=0", 0},
        {"<b>;q=.5", 1000}, {"<b>;q=1.7", 1000},  {"<b>;q=0.1x", 1000}, {"<b>;q=high", 1000},
        {"<b>;q=05", 1000}, {"<b>;q=10", 1000},   {"<b>;q=", 1000},     {"<b>;q=0.1234", 1000},
        {"<b>", 1000},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_int_equal(address_q(slice_of(rows[i].element)), rows[i].q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_uri_of_an_address_is_found),
        cmocka_unit_test(a_uri_has_a_user),
        cmocka_unit_test(a_domain_is_a_host_without_its_port),
        cmocka_unit_test(a_number_has_seven_digits),
        cmocka_unit_test(q_orders_addresses_in_thousandths),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
