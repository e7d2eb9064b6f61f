/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is kept of a response. */

#include "check.h"
#include "response.h"

static bool read_bytes(const char *text, size_t length, struct response *response)
{
    struct message message;

    assert_true(message_parse(text, length, &message));
    return response_read(&message, response);
}

static void assert_response(const char *text, unsigned code, const char *method, const char *phrase)
{
    struct response response;

    assert_true(read_bytes(text, strlen(text), &response));
    assert_int_equal(response.code, code);
    assert_string_equal(response.method, method);
    assert_string_equal(response.phrase, phrase);
}

static void a_request_is_not_kept(void **state)
{
    static const char text[] = "BYE sip:bob@example.com SIP/2.0\r\nCSeq: 1 BYE\r\n\r\n";
    struct response response;

    (void)state;
    assert_false(read_bytes(text, strlen(text), &response));
}

static void the_method_comes_from_cseq(void **state)
{
    (void)state;
    assert_response("SIP/2.0 486 Busy Here\r\nCSeq: 1 INVITE\r\n\r\n", 486, "INVITE", "");
    assert_response("SIP/2.0 486 Busy Here\r\n\r\n", 486, "", "");
    assert_response("SIP/2.0 486 Busy Here\r\nCSeq: INVITE\r\n\r\n", 486, "", "");
    assert_response("SIP/2.0 486 Busy Here\r\nCSeq: 1 ABCDEFGHIJKLMNOPQRSTU\r\n\r\n", 486,
                    "ABCDEFGHIJKLMNOPQRSTU", "");
    assert_response("SIP/2.0 486 Busy Here\r\nCSeq: 1 ABCDEFGHIJKLMNOPQRSTUV\r\n\r\n", 486, "", "");
}

static void the_phrase_is_kept_where_it_is_not_the_registered_one(void **state)
{
    (void)state;
    assert_response("SIP/2.0 200 Ok\r\n\r\n", 200, "", "Ok");
    assert_response("SIP/2.0 202 Accepted\r\n\r\n", 202, "", "");
    assert_response("SIP/2.0 486 Busy Here now\r\n\r\n", 486, "", "Busy Here now");
    assert_response("SIP/2.0 486\r\n\r\n", 486, "", "");
    assert_response("SIP/2.0 499 Odd\r\n\r\n", 499, "", "Odd");
    assert_response("SIP/2.0 999 Odder\r\n\r\n", 999, "", "Odder");
}

static void a_hostile_phrase_becomes_short_utf8(void **state)
{
    g_autofree char *a = g_strnfill(1000000, 'a');
    g_autofree char *text = g_strdup_printf("SIP/2.0 486 %s\r\n\r\n", a);
    g_autofree char *euro = g_strdup_printf("SIP/2.0 486 %.123s\xe2\x82\xac and more\r\n\r\n", a);
    struct response response;

    (void)state;
    assert_true(read_bytes(text, strlen(text), &response));
    assert_int_equal(strlen(response.phrase), sizeof(response.phrase) - 1);
    assert_true(g_str_has_suffix(response.phrase, "a\xe2\x80\xa6"));
    assert_true(read_bytes(euro, strlen(euro), &response));
    assert_true(g_utf8_validate(response.phrase, -1, NULL));
    assert_true(g_str_has_suffix(response.phrase, "a\xe2\x80\xa6"));
    assert_true(read_bytes("SIP/2.0 486 B\xff\0c\r\n\r\n", 20, &response));
    assert_string_equal(response.phrase, "B\xef\xbf\xbd\xef\xbf\xbd"
                                         "c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_is_not_kept),
        cmocka_unit_test(the_method_comes_from_cseq),
        cmocka_unit_test(the_phrase_is_kept_where_it_is_not_the_registered_one),
        cmocka_unit_test(a_hostile_phrase_becomes_short_utf8),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
