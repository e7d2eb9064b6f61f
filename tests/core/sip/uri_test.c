/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which URIs are the same. */

#include "check.h"
#include "uri.h"

struct row {
    const char *a;
    const char *b;
    bool same;
};

static void uris_are_compared_as_the_rfc_has_it(void **state)
{
    static const struct row rows[] = {
        {"sip:b@example.com", "sip:b@example.com", true},
        {"sip:b@Example.COM", "SIP:b@example.com", true},
        {"sip:%62@example.com", "sip:b@example.com", true},
        {"sip:%2b1@example.com", "sip:+1@example.com", true},
        {"sip:B@example.com", "sip:b@example.com", false},
        {"sip:b%@example.com", "sip:b@example.com", false},
        {"sip:bb@example.com", "sip:b@example.com", false},
        {"sip:b@example.com", "sip:b@example.org", false},
        {"sip:b@example.com:5060", "sip:b@example.com", true},
        {"sips:b@example.com:5061", "sips:b@example.com", true},
        {"sip:b@example.com:5062", "sip:b@example.com", false},
        {"sip:b@[2001:db8::1]:5060", "sip:b@[2001:DB8::1]", true},
        {"sip:example.com", "sip:example.com", true},
        {"sip:b@example.com", "sip:example.com", false},
        {"sip:b@example.com;transport=tcp", "sip:b@example.com;transport=TCP", true},
        {"sip:b@example.com;transport=tcp", "sip:b@example.com;transport=udp", false},
        {"sip:b@example.com;transport=udp", "sip:b@example.com", true},
        {"sip:b@h;alias=1~2~3", "sip:b@h;ob", true},
        {"sip:b@h;gr=1", "sip:b@h;gr=2", false},
        {"sip:b@h;maddr=1.2.3.4", "sip:b@h;maddr=1.2.3.5", false},
        {"tel:+1555", "tel:+1555", true},
        {"tel:+1555", "tel:+1556", false},
        {"", "", true},
        {"", "sip:b@h", false},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (uri_same(slice_of(rows[i].a), slice_of(rows[i].b)) != rows[i].same ||
            uri_same(slice_of(rows[i].b), slice_of(rows[i].a)) != rows[i].same)
            fail_msg("%s and %s", rows[i].a, rows[i].b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(uris_are_compared_as_the_rfc_has_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
