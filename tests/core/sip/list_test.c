/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the grammars of many header fields share. */

#include "list.h"
#include "slices.h"

static void elements_are_divided_outside_of_quotes_and_brackets(void **state)
{
    static const char *const rows[][5] = {
        {"a, b ,c", "a", "b", "c"},
        {",, a,,b,", "a", "b"},
        {"\"x, y\" <sip:a,b@c>;q=1, d", "\"x, y\" <sip:a,b@c>;q=1", "d"},
        {"\"a\\\", b\", c", "\"a\\\", b\"", "c"},
        {"\"never closed, a", "\"never closed, a"},
        {"<never closed, a", "<never closed, a"},
        {"\"ends in \\", "\"ends in \\"},
        {"\"", "\""},
        {"  ", NULL},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct slice rest = slice_of(rows[i][0]), element;

        for (size_t j = 1; rows[i][j]; j++) {
            assert_true(list_next(&rest, &element));
            assert_slice(element, rows[i][j]);
        }
        assert_false(list_next(&rest, &element));
    }
}

static void parameters_are_found(void **state)
{
    static const struct {
        const char *element, *name, *value;
    } rows[] = {
        {"<sip:a@b;lr>;q=0.5", "q", "0.5"},
        {"<sip:a@b;lr>;q=0.5", "lr", NULL},
        {"x ; TAG = y", "tag", "y"},
        {"x;a;b", "a", ""},
        {"x;a;b", "c", NULL},
        {"Q.850;cause=17;text=\"a;b=c\"", "text", "a;b=c"},
        {"Q.850;cause=17;text=\"a;b=c\"", "b", NULL},
        {"x;t=\"open", "t", "\"open"},
        {"x;t=\"", "t", "\""},
        {"x;=1;a=2", "a", "2"},
        {"x;t=\"a\"b", "t", "\"a\"b"},
        {"x;t=\"a\"b\"", "t", "\"a\"b\""},
        {"x;;tag=y", "tag", "y"},
        {"x;ttl=1;tag=y", "tag", "y"},
        {"x;tags=1;tag", "tag", ""},
        {"x;a\"<=1;tag=y", "tag", NULL},
        {"x;a<\";\">;tag=y", "tag", "y"},
        {"x;a=\"<;\";tag=y", "tag", "y"},
        {"", "a", NULL},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct slice value;
        bool found = list_parameter(slice_of(rows[i].element), rows[i].name, &value);

        assert_int_equal(found, rows[i].value != NULL);
        if (rows[i].value)
            assert_slice(value, rows[i].value);
    }
}

static void numbers_are_read_whole_or_not(void **state)
{
    uint32_t number;

    (void)state;
    assert_true(slice_number(slice_of("0"), &number));
    assert_int_equal(number, 0);
    assert_true(slice_number(slice_of("4294967295"), &number));
    assert_int_equal(number, UINT32_MAX);
    assert_false(slice_number(slice_of("4294967296"), &number));
    assert_false(slice_number(slice_of("99999999999999999999999"), &number));
    assert_false(slice_number(slice_of(""), &number));
    assert_false(slice_number(slice_of("1x"), &number));
    assert_false(slice_number(slice_of("-1"), &number));
}

static void a_token_is_found_in_any_line(void **state)
{
    struct message message = message_with("Require: timer, 100rel\r\nRequire: Path\r\n");

    (void)state;
    assert_true(header_lists(&message, HEADER_REQUIRE, "100rel"));
    assert_true(header_lists(&message, HEADER_REQUIRE, "path"));
    assert_false(header_lists(&message, HEADER_REQUIRE, "100"));
    assert_false(header_lists(&message, HEADER_SUPPORTED, "path"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_are_divided_outside_of_quotes_and_brackets),
        cmocka_unit_test(parameters_are_found),
        cmocka_unit_test(numbers_are_read_whole_or_not),
        cmocka_unit_test(a_token_is_found_in_any_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
