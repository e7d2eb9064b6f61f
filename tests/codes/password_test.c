/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Passwords in URIs. */

#include "password.h"

#include "check.h"
#include "value.h"

static void passwords_of_uris_are_left_out(void **state)
{
    static const char *const rows[][2] = {
        {"sip:alice:secret@example.com;transport=tcp", "sip:alice@example.com;transport=tcp"},
        {"to SIPS:alice:s(e,c;r)et@[2001:db8::1]:5061.", "to SIPS:alice@[2001:db8::1]:5061."},
        {"sip:a:1@x, <sip:b:2@y>", "sip:a@x, <sip:b@y>"},
        {"sip:alice@example.com:5060", NULL},
        {"sip:example.com:5060, bob:secret at sip:c@x", NULL},
        {"mailto:alice@example.com", NULL},
        {"sip:", NULL},
        {"", NULL},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *hidden = password_hide(rows[i][0]);

        if (rows[i][1])
            assert_string_equal(hidden, rows[i][1]);
        else
            assert_null(hidden);
    }
}

static void no_text_shows_one(void **state)
{
    (void)state;
    g_autofree char *text =
        value_fill("{uri}: none", (const struct value[]){value_uri("sip:a:secret@x"), {0}}, 200);
    assert_string_equal(text, "sip:a@x: none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passwords_of_uris_are_left_out),
        cmocka_unit_test(no_text_shows_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
