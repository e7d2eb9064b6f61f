/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From where an address can be reached. */

#include "scope.h"

#include "slices.h"

static void the_scope_of_an_address_is_read(void **state)
{
    static const struct {
        const char *host;
        enum scope_width width;
        unsigned family;
    } rows[] = {
        {"192.0.2.1", SCOPE_PUBLIC, 4},
        {"192.168.1.20:5060", SCOPE_PRIVATE, 4},
        {"10.0.0.5", SCOPE_PRIVATE, 4},
        {"11.0.0.5", SCOPE_PUBLIC, 4},
        {"172.16.0.1", SCOPE_PRIVATE, 4},
        {"172.31.255.1", SCOPE_PRIVATE, 4},
        {"172.32.0.1", SCOPE_PUBLIC, 4},
        {"100.64.0.1", SCOPE_PRIVATE, 4},
        {"100.127.9.9", SCOPE_PRIVATE, 4},
        {"100.128.0.1", SCOPE_PUBLIC, 4},
        {"127.0.1.1", SCOPE_HOST, 4},
        {"169.254.3.4", SCOPE_LINK, 4},
        {"0.0.0.0", SCOPE_UNKNOWN, 4},
        {"256.0.0.1", SCOPE_UNKNOWN, 0},
        {"10.0.0", SCOPE_UNKNOWN, 0},
        {"10.0.0.5x", SCOPE_UNKNOWN, 0},
        {"10.0.0.5.example", SCOPE_UNKNOWN, 0},
        {"pbx.example.com", SCOPE_UNKNOWN, 0},
        {"abc:5060", SCOPE_UNKNOWN, 0},
        {"x1.invalid", SCOPE_UNKNOWN, 0},
        {"", SCOPE_UNKNOWN, 0},
        {"2001:db8::1", SCOPE_PUBLIC, 6},
        {"[2001:db8::1]:5060", SCOPE_PUBLIC, 6},
        {"fd12:3456::1", SCOPE_PRIVATE, 6},
        {"[fe80::1]", SCOPE_LINK, 6},
        {"::1", SCOPE_HOST, 6},
        {"[::1]:5060", SCOPE_HOST, 6},
        {"::", SCOPE_UNKNOWN, 0},
        {"[fe80::1", SCOPE_UNKNOWN, 0},
        {"12345:6::", SCOPE_UNKNOWN, 0},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct scope scope = scope_of_text(slice_of(rows[i].host));

        assert_int_equal(scope.width, rows[i].width);
        assert_int_equal(scope.family, rows[i].family);
    }
}

static void the_scope_of_bytes_is_the_same(void **state)
{
    static const uint8_t private[16] = {192, 168, 1, 20}, ten[16] = {10}, loop[16] = {[15] = 1};
    static const uint8_t mapped[16] = {[10] = 0xff, 0xff, 10, 0, 0, 2}, global[16] = {0x20, 1};

    (void)state;
    assert_int_equal(scope_of_bytes(private, 4).width, SCOPE_PRIVATE);
    assert_int_equal(scope_of_bytes(private, 4).block,
                     scope_of_text(slice_of("192.168.3.4")).block);
    assert_int_not_equal(scope_of_bytes(private, 4).block, scope_of_bytes(ten, 4).block);
    assert_int_equal(scope_of_bytes(loop, 6).width, SCOPE_HOST);
    assert_int_equal(scope_of_bytes(mapped, 6).width, SCOPE_UNKNOWN);
    assert_int_equal(scope_of_bytes(global, 6).width, SCOPE_PUBLIC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_scope_of_an_address_is_read),
        cmocka_unit_test(the_scope_of_bytes_is_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
