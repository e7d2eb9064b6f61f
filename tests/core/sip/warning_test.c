/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Warning: any number of values in any number of lines. */

#include "slices.h"
#include "warning.h"

static void all_warnings_are_read(void **state)
{
    struct message message = message_with(
        "Warning: 304 example.com \"one, two\", 399 192.0.2.1:5060 \"\"\r\n"
        "Warning: nonsense, 12 a \"b\", new host \"c\"\r\n"
        "Warning: 390\thost\r\nWarning: 370\r\n host\r\n \"folded\"\r\nWarning: 301\n host\r\n");
    struct slice rest = {0};
    struct warning warning;
    size_t position = 0;

    (void)state;
    assert_true(warning_next(&message, &position, &rest, &warning));
    assert_int_equal(warning.code, 304);
    assert_slice(warning.agent, "example.com");
    assert_slice(warning.text, "one, two");
    assert_true(warning_next(&message, &position, &rest, &warning));
    assert_int_equal(warning.code, 399);
    assert_slice(warning.agent, "192.0.2.1:5060");
    assert_slice(warning.text, "");
    assert_true(warning_next(&message, &position, &rest, &warning));
    assert_int_equal(warning.code, 390);
    assert_slice(warning.agent, "host");
    assert_slice(warning.text, "");
    assert_true(warning_next(&message, &position, &rest, &warning));
    assert_int_equal(warning.code, 370);
    assert_slice(warning.agent, "host");
    assert_slice(warning.text, "folded");
    assert_true(warning_next(&message, &position, &rest, &warning));
    assert_int_equal(warning.code, 301);
    assert_slice(warning.agent, "host");
    assert_false(warning_next(&message, &position, &rest, &warning));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_warnings_are_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
