/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Header fields with a grammar of their own. */

#include "cseq.h"
#include "date.h"
#include "list.h"
#include "reason.h"
#include "retry_after.h"
#include "via.h"
#include "warning.h"
#include "slices.h"

static void cseq_is_read(void **state)
{
    static const struct {
        const char *value, *method;
        uint32_t number; /* 0 where it is none */
    } rows[] = {
        {"1 INVITE", "INVITE", 1},
        {"4711\t \r\n ACK", "ACK", 4711},
        {"2147483647 x-y.z", "x-y.z", 2147483647},
        {"2147483648 INVITE", "INVITE", 0},
        {"99999999999999999999999999 INVITE", "INVITE", 0},
        {"99999999999999999999999999", "", 0},
        {"1INVITE", "", 0},
        {"1", "", 0},
        {"INVITE", "", 0},
        {"-1 INVITE", "", 0},
        {"1 INV ITE", "", 0},
        {"1 INV\xc3\xa9", "", 0},
        {"", "", 0},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct slice value = {rows[i].value, strlen(rows[i].value)};
        struct cseq cseq;

        assert_int_equal(cseq_parse(value, &cseq), rows[i].number != 0);
        assert_slice(cseq.method, rows[i].method);
        if (rows[i].number)
            assert_int_equal(cseq.number, rows[i].number);
    }
    struct cseq cseq;
    assert_false(cseq_parse((struct slice){"1 IN\0VITE", 9}, &cseq));
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
        struct message message = parse(rows[i].headers);
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
        struct message message = parse(rows[i].headers);
        struct slice host;

        assert_int_equal(via_find_circle(&message, &host), rows[i].host != NULL);
        if (rows[i].host)
            assert_slice(host, rows[i].host);
    }
}

static void dates_are_those_of_sip(void **state)
{
    static const struct {
        const char *value;
        int64_t seconds; /* -1 for none */
    } rows[] = {
        {"Sat, 13 Nov 2010 23:29:00 GMT", 1289690940},
        {"Thu, 01 Jan 1970 00:00:00 GMT", 0},
        {"Sat, 13 Nov 2010 23:29:00 CET", -1},
        {"Sat, 13 Nov 2010 23:29:00", -1},
        {"Sat, 13 anF 2010 23:29:00 GMT", -1},
        {"Sat, 13 Mai 2010 23:29:00 GMT", -1},
        {"Sat, 31 Feb 2010 23:29:00 GMT", -1},
        {"Sat, 13 Nov 2010 25:29:00 GMT", -1},
        {"2010-11-13T23:29:00Z", -1},
        {"Fri, 11 Apr 2262 23:47:16 GMT", INT64_C(9223372036)},
        {"Fri, 11 Apr 2262 23:47:17 GMT", -1},
        {"Fri, 31 Dec 9999 23:59:59 GMT", -1},
        {"Wed, 31 Dec 1969 23:59:59 GMT", -1},
        {"", -1},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        int64_t seconds = -1;

        assert_int_equal(date_parse(slice(rows[i].value), &seconds), rows[i].seconds >= 0);
        assert_int_equal(seconds, rows[i].seconds);
    }
}

static void retry_after_has_comment_and_duration(void **state)
{
    static const struct {
        const char *value, *comment;
        uint32_t seconds, duration;
        bool is_number;
    } rows[] = {
        {"120", "", 120, 0, true},
        {"18000;duration=3600", "", 18000, 3600, true},
        {"120 (I'm in a meeting; duration=5)", "I'm in a meeting; duration=5", 120, 0, true},
        {"5 ( soon ) ; duration = 7", "soon", 5, 7, true},
        {"5(soon)", "soon", 5, 0, true},
        {"5;duration=x", "", 5, 0, true},
        {"5 (never closed", "", 5, 0, true},
        {"soon", "", 0, 0, false},
        {"", "", 0, 0, false},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct retry_after retry;

        retry_after_parse(slice(rows[i].value), &retry);
        assert_int_equal(retry.is_number, rows[i].is_number);
        if (retry.is_number)
            assert_int_equal(retry.seconds, rows[i].seconds);
        assert_int_equal(retry.duration, rows[i].duration);
        assert_slice(retry.comment, rows[i].comment);
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
    struct message message = parse(
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
    struct message message = parse(headers->str);
    assert_true(via_find_circle(&message, &host));
    assert_slice(host, "a");
    g_string_free(headers, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cseq_is_read),
        cmocka_unit_test(the_branch_of_the_top_via_is_read),
        cmocka_unit_test(a_host_that_via_has_twice_is_found),
        cmocka_unit_test(dates_are_those_of_sip),
        cmocka_unit_test(retry_after_has_comment_and_duration),
        cmocka_unit_test(all_values_of_all_reason_lines_are_read),
        cmocka_unit_test(all_warnings_are_read),
        cmocka_unit_test(a_host_may_come_again_late_and_any_number_of_hosts_is_no_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
