/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is kept of a response by itself. */

#include "arrival.h"
#include "check.h"
#include "result.h"

static struct store *store;

static int make_store(void **state)
{
    (void)state;
    store = store_new();
    return 0;
}

static int free_store(void **state)
{
    (void)state;
    store_free(store);
    return 0;
}

static const struct result *read_bytes(const char *text, size_t length)
{
    static const struct origin origin = {.frame = 1};
    struct message message;

    assert_true(message_parse(text, length, &message));
    struct arrival arrival;

    arrival_read(&arrival, &message, &origin);
    return message.is_response
               ? result_of_response(&message, &origin, arrival.key.cseq.method, store)
               : result_of_report(&message, &origin, arrival.reports_answer, store);
}

static void assert_text(const char *text, const char *expected)
{
    if (expected)
        assert_string_equal(text, expected);
    else
        assert_null(text);
}

static void assert_response(const char *text, unsigned code, const char *method, const char *phrase)
{
    const struct result *response = read_bytes(text, strlen(text));

    assert_int_equal(response->code, code);
    assert_text(response->method, method);
    assert_text(response->rare->phrase, phrase);
    assert_int_equal(response->request_frame, 0);
}

static void a_request_is_not_kept(void **state)
{
    static const char text[] = "BYE sip:bob@example.com SIP/2.0\r\nCSeq: 1 BYE\r\n\r\n";

    (void)state;
    assert_null(read_bytes(text, strlen(text)));
}

static void the_method_comes_from_cseq(void **state)
{
    (void)state;
    assert_response("SIP/2.0 486 Busy Here\r\nCSeq: 1 INVITE\r\n\r\n", 486, "INVITE", NULL);
    assert_response("SIP/2.0 486 Busy Here\r\n\r\n", 486, NULL, NULL);
    assert_response("SIP/2.0 486 Busy Here\r\nCSeq: INVITE\r\n\r\n", 486, NULL, NULL);
    assert_response("SIP/2.0 486 Busy Here\r\nCSeq: 4294967296 INVITE\r\n\r\n", 486, "INVITE",
                    NULL);
}

static void the_phrase_is_kept_where_it_is_not_the_registered_one(void **state)
{
    (void)state;
    assert_response("SIP/2.0 200 Ok\r\n\r\n", 200, NULL, "Ok");
    assert_response("SIP/2.0 202 Accepted\r\n\r\n", 202, NULL, NULL);
    assert_response("SIP/2.0 486 Busy Here now\r\n\r\n", 486, NULL, "Busy Here now");
    assert_response("SIP/2.0 486\r\n\r\n", 486, NULL, NULL);
    assert_response("SIP/2.0 499 Odd\r\n\r\n", 499, NULL, "Odd");
    assert_response("SIP/2.0 999 Odder\r\n\r\n", 999, NULL, "Odder");
}

static void a_hostile_phrase_becomes_short_utf8(void **state)
{
    g_autofree char *a = g_strnfill(1000000, 'a');
    g_autofree char *text = g_strdup_printf("SIP/2.0 486 %s\r\n\r\n", a);
    g_autofree char *whole = g_strdup_printf("SIP/2.0 486 %.127s\r\n\r\n", a);
    g_autofree char *euro = g_strdup_printf("SIP/2.0 486 %.123s\xe2\x82\xac and more\r\n\r\n", a);
    const struct result *response = read_bytes(text, strlen(text));

    (void)state;
    assert_int_equal(strlen(response->rare->phrase), STORE_TEXT_MAX);
    assert_true(g_str_has_suffix(response->rare->phrase, "a\xe2\x80\xa6"));
    response = read_bytes(whole, strlen(whole));
    assert_int_equal(strlen(response->rare->phrase), STORE_TEXT_MAX);
    assert_true(g_str_has_suffix(response->rare->phrase, "aaaa"));
    response = read_bytes(euro, strlen(euro));
    assert_true(g_utf8_validate(response->rare->phrase, -1, NULL));
    assert_true(g_str_has_suffix(response->rare->phrase, "a\xe2\x80\xa6"));
    response = read_bytes("SIP/2.0 486 B\xff\0c\r\n\r\n", 20);
    assert_string_equal(response->rare->phrase, "B\xef\xbf\xbd\xef\xbf\xbd"
                                                "c");
}

static void controls_become_one_space(void **state)
{
    static const char text[] = "SIP/2.0 486 a\x1b[2J\t \x01 b  c\x7f\r\n\r\n";

    (void)state;
    assert_string_equal(read_bytes(text, strlen(text))->rare->phrase, "a [2J b c ");
}

static void reasons_and_warnings_are_kept_up_to_eight(void **state)
{
    static const char text[] =
        "SIP/2.0 503 Service Unavailable\r\nReason: Q.850;cause=34;text=\"No channel\", SIP\r\n"
        "Warning: 399 host \"text\", 370 host\r\n\r\n";
    static const char many[] = "SIP/2.0 503 Service Unavailable\r\nReason: a,b,c,d,e,f,g,h,i,j\r\n"
                               "\r\n";
    static const char warned[] =
        "SIP/2.0 488 Not Acceptable Here\r\nWarning: 301 a,302 b,303 c,304 d,305 e,306 f\r\n"
        "Warning: 307 g,330 h,331 i\r\n\r\n";
    const struct result *response = read_bytes(text, strlen(text));

    (void)state;
    assert_int_equal(response->rare->reason_count, 2);
    assert_string_equal(response->rare->reasons[0].protocol, "Q.850");
    assert_true(response->rare->reasons[0].has_cause);
    assert_int_equal(response->rare->reasons[0].cause, 34);
    assert_string_equal(response->rare->reasons[0].text, "No channel");
    assert_string_equal(response->rare->reasons[1].protocol, "SIP");
    assert_false(response->rare->reasons[1].has_cause);
    assert_null(response->rare->reasons[1].text);
    assert_int_equal(response->rare->warning_count, 2);
    assert_int_equal(response->rare->warnings[0].code, 399);
    assert_string_equal(response->rare->warnings[0].agent, "host");
    assert_string_equal(response->rare->warnings[0].text, "text");
    assert_null(response->rare->warnings[1].text);
    response = read_bytes(many, strlen(many));
    assert_int_equal(response->rare->reason_count, RESULT_VALUES_MAX);
    assert_string_equal(response->rare->reasons[7].protocol, "h");
    assert_int_equal(response->rare->warning_count, 0);
    response = read_bytes(warned, strlen(warned));
    assert_int_equal(response->rare->warning_count, RESULT_VALUES_MAX);
    assert_int_equal(response->rare->warnings[7].code, 330);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_is_not_kept),
        cmocka_unit_test(the_method_comes_from_cseq),
        cmocka_unit_test(the_phrase_is_kept_where_it_is_not_the_registered_one),
        cmocka_unit_test(a_hostile_phrase_becomes_short_utf8),
        cmocka_unit_test(controls_become_one_space),
        cmocka_unit_test(reasons_and_warnings_are_kept_up_to_eight),
    };

    return cmocka_run_group_tests(tests, make_store, free_store);
}
