/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Header fields with a grammar of their own. */

#include "check.h"
#include "header/cseq.h"
#include "header/list.h"
#include "header/reason.h"
#include "header/via.h"
#include "header/warning.h"

static struct slice slice(const char *text)
{
    return (struct slice){text, strlen(text)};
}

static void assert_slice(struct slice slice, const char *text)
{
    if (slice.length != strlen(text) ||
        (slice.length > 0 && memcmp(slice.data, text, slice.length) != 0))
        fail_msg("expected \"%s\", got \"%.*s\"", text, (int)slice.length, slice.data);
}

static struct message parse(const char *headers)
{
    static char text[2048];
    struct message message;

    g_snprintf(text, sizeof(text), "SIP/2.0 486 Busy Here\r\n%s\r\n", headers);
    assert_true(message_parse(text, strlen(text), &message));
    return message;
}

static void cseq_is_read(void **state)
{
    static const struct {
        const char *value, *method;
        uint32_t number;
    } rows[] = {
        {"1 INVITE", "INVITE", 1},
        {"4711\t \r\n ACK", "ACK", 4711},
        {"2147483647 x-y.z", "x-y.z", 2147483647},
        {"2147483648 INVITE", NULL, 0},
        {"99999999999999999999999999 INVITE", NULL, 0},
        {"1INVITE", NULL, 0},
        {"1", NULL, 0},
        {"INVITE", NULL, 0},
        {"-1 INVITE", NULL, 0},
        {"1 INV ITE", NULL, 0},
        {"1 INV\xc3\xa9", NULL, 0},
        {"", NULL, 0},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct slice value = {rows[i].value, strlen(rows[i].value)};
        struct cseq cseq;

        assert_int_equal(cseq_parse(value, &cseq), rows[i].method != NULL);
        if (rows[i].method) {
            assert_slice(cseq.method, rows[i].method);
            assert_int_equal(cseq.number, rows[i].number);
        }
    }
    struct cseq cseq;
    assert_false(cseq_parse((struct slice){"1 IN\0VITE", 9}, &cseq));
}

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
        {"  ", NULL},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct slice rest = slice(rows[i][0]), element;

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
        {"x;=1", "", "1"},
        {"", "a", NULL},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct slice value;
        bool found = list_parameter(slice(rows[i].element), rows[i].name, &value);

        assert_int_equal(found, rows[i].value != NULL);
        if (found)
            assert_slice(value, rows[i].value);
    }
}

static void numbers_are_read_whole_or_not(void **state)
{
    uint32_t number;

    (void)state;
    assert_true(slice_number(slice("0"), &number));
    assert_int_equal(number, 0);
    assert_true(slice_number(slice("4294967295"), &number));
    assert_int_equal(number, UINT32_MAX);
    assert_false(slice_number(slice("4294967296"), &number));
    assert_false(slice_number(slice("99999999999999999999999"), &number));
    assert_false(slice_number(slice(""), &number));
    assert_false(slice_number(slice("1x"), &number));
    assert_false(slice_number(slice("-1"), &number));
}

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
        {"Via: SIP/2.0/UDP host\r\nVia: SIP/2.0/UDP b;branch=z9hG4bK2\r\n", NULL, 2},
        {"Via:\r\n SIP/2.0/UDP\r\n host;branch=z9hG4bKc\r\n", "z9hG4bKc", 1},
        {"Via:\r\n", NULL, 0},
        {"X: y\r\n", NULL, 0},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct message message = parse(rows[i].headers);
        struct slice branch;
        bool found = via_top_branch(&message, &branch);

        assert_int_equal(found, rows[i].branch != NULL);
        if (found)
            assert_slice(branch, rows[i].branch);
        assert_int_equal(via_count(&message), rows[i].count);
    }
}

static void all_values_of_all_reason_lines_are_read(void **state)
{
    static const struct {
        const char *protocol, *text, *location;
        int cause; /* -1 where there is none */
    } rows[] = {
        {"SIP", "Call completed elsewhere", "", 200},
        {"Q.850", "a;b, \\\"c\\\"", "LN", 16},
        {"SIP", "", "", 487},
        {"preemption", "", "", 1},
        {"STIR", "", "", -1},
        {"Q.850", "", "", -1},
    };
    struct message message =
        parse("Reason: SIP;cause=200;text=\"Call completed elsewhere\", Q.850 ; cause = 16 ;"
              "text=\"a;b, \\\"c\\\"\";location=LN\r\n"
              "reason: SIP ;cause=487\r\nX: y\r\nReason: preemption;cause=1,STIR\r\n"
              "Reason: Q.850;cause=sixteen\r\n");
    struct slice rest = {0};
    struct reason reason;
    size_t position = 0;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        assert_true(reason_next(&message, &position, &rest, &reason));
        assert_slice(reason.protocol, rows[i].protocol);
        assert_slice(reason.text, rows[i].text);
        assert_slice(reason.location, rows[i].location);
        assert_int_equal(reason.has_cause ? (int)reason.cause : -1, rows[i].cause);
    }
    assert_false(reason_next(&message, &position, &rest, &reason));
}

static void all_warnings_are_read(void **state)
{
    struct message message =
        parse("Warning: 304 example.com \"one, two\", 399 192.0.2.1:5060 \"\"\r\n"
              "Warning: nonsense, 12 a \"b\"\r\nWarning: 390 host\r\n");
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
    assert_false(warning_next(&message, &position, &rest, &warning));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cseq_is_read),
        cmocka_unit_test(elements_are_divided_outside_of_quotes_and_brackets),
        cmocka_unit_test(parameters_are_found),
        cmocka_unit_test(numbers_are_read_whole_or_not),
        cmocka_unit_test(the_branch_of_the_top_via_is_read),
        cmocka_unit_test(all_values_of_all_reason_lines_are_read),
        cmocka_unit_test(all_warnings_are_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
