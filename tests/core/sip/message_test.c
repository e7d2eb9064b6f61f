/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading SIP messages from bytes, well formed and hostile. */

#include "slices.h"

#define STATUS "SIP/2.0 486 Busy Here\r\n"

static bool parse(const char *text, struct message *message)
{
    return message_parse(text, strlen(text), message);
}

static void a_status_line_is_read(void **state)
{
    static const struct {
        const char *text;
        unsigned code;
        const char *phrase;
    } rows[] = {
        {"SIP/2.0 200 OK\r\n\r\n", 200, "OK"},
        {"SIP/2.0 486 Busy Here\n\n", 486, "Busy Here"},
        {"sip/2.0 603 No  \r\n\r\n", 603, "No"},
        {"SIP/2.0 180 \r\n\r\n", 180, ""},
        {"SIP/2.0 180\r\n\r\n", 180, ""},
        {"SIP/2.0 099 Low\r\n\r\n", 99, "Low"},
        {"SIP/2.0 999 High\r\n\r\n", 999, "High"},
        {"\r\n\r\n\nSIP/2.0 404 Not Found\r\n\r\n", 404, "Not Found"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct message message;

        assert_true(parse(rows[i].text, &message));
        assert_true(message.is_response);
        assert_true(message.is_complete);
        assert_int_equal(message.code, rows[i].code);
        assert_slice(message.phrase, rows[i].phrase);
        assert_int_equal(message.length, strlen(rows[i].text));
    }
}

static void a_request_line_is_read(void **state)
{
    struct message message;

    (void)state;
    assert_true(parse("INVITE sip:bob@example.com;x=y SIP/2.0\r\n\r\n", &message));
    assert_false(message.is_response);
    assert_slice(message.method, "INVITE");
    assert_slice(message.uri, "sip:bob@example.com;x=y");
    assert_true(parse("OPTIONS sip:bob@example.com SIP/2.0  \r\n\r\n", &message));
    assert_slice(message.uri, "sip:bob@example.com");
}

static void what_is_no_sip_message_is_refused(void **state)
{
    static const char *const rows[] = {
        "",
        "\r\n",
        "\r\n\r\n",
        "SIP/2.0",
        "SIP/2.0 ",
        "SIP/2.0 20 OK\r\n",
        "SIP/2.0 2000 OK\r\n",
        "SIP/2.0 2OO OK\r\n",
        "SIP/2.0200 OK\r\n",
        "SIP/2.0\t200 OK\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "SIP/x.0 200 OK\r\n",
        "INVITE sip:bob@example.com\r\n",
        "INVITE SIP/2.0\r\n",
        " SIP/2.0\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "SIP/2.0-200 OK\r\n",
        "x",
        "INVITE sip:bob@example.comSIP/2.0\r\n",
    };
    struct message message;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (parse(rows[i], &message))
            fail_msg("taken for SIP: %s", rows[i]);
    }
}

static void a_nul_byte_ends_nothing(void **state)
{
    static const char text[] = "SIP/2.0 486 Bu\0sy\r\nX: a\0b\r\nCSeq: 1 INVITE\r\n\r\n";
    struct message message;
    struct slice value;

    (void)state;
    assert_true(message_parse(text, sizeof(text) - 1, &message));
    assert_int_equal(message.phrase.length, 5);
    assert_true(fields_find_by_name(&message.fields, "X", &value));
    assert_int_equal(value.length, 3);
    assert_true(fields_find_by_name(&message.fields, "CSeq", &value));
    assert_slice(value, "1 INVITE");
}

static void the_body_follows_content_length(void **state)
{
    static const struct {
        const char *text, *body;
        bool complete;
    } rows[] = {
        {STATUS "Content-Length: 3\r\n\r\nabcdef", "abc", true},
        {STATUS "l: 3\r\n\r\nabcdef", "abc", true},
        {STATUS "Content-Length: 0\r\n\r\nabcdef", "", true},
        {STATUS "Content-Length: 6\r\n\r\nabcdef", "abcdef", true},
        {STATUS "Content-Length: 7\r\n\r\nabcdef", "abcdef", false},
        {STATUS "Content-Length: 99999999999999999999999\r\n\r\nabcdef", "abcdef", false},
        {STATUS "Content-Length: 18446744073709551618\r\n\r\nabcdef", "abcdef", false},
        {STATUS "Content-Length: -1\r\n\r\nabcdef", "abcdef", true},
        {STATUS "Content-Length: three\r\n\r\nabcdef", "abcdef", true},
        {STATUS "Content-Length: 3x\r\n\r\nabcdef", "abcdef", true},
        {STATUS "Content-Length:\r\n\r\nabcdef", "abcdef", true},
        {STATUS "X: y\r\n\r\nabcdef", "abcdef", true},
        {STATUS "X: y\r\n\r\n", "", true},
        {STATUS "X: y\r\n", "", false},
        {STATUS, "", false},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct message message;

        assert_true(parse(rows[i].text, &message));
        assert_slice(message.body, rows[i].body);
        assert_int_equal(message.is_complete, rows[i].complete);
    }
}

static void messages_of_a_buffer_follow_each_other(void **state)
{
    static const char text[] = "SIP/2.0 100 Trying\r\nl: 0\r\n\r\n"
                               "\r\n\r\nSIP/2.0 180 Ringing\r\nl: 2\r\n\r\nab"
                               "BYE sip:a@example.com SIP/2.0\r\nl: 0\r\n\r\n"
                               "SIP/2.0 200 OK\r\n\r\nrest";
    static const unsigned codes[] = {100, 180, 0, 200};
    struct slice rest = {text, sizeof(text) - 1};
    struct message message;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
        assert_true(message_parse(rest.data, rest.length, &message));
        assert_int_equal(message.code, codes[i]);
        rest.data += message.length;
        rest.length -= message.length;
    }
    assert_slice(message.body, "rest");
    assert_int_equal(rest.length, 0);
    assert_false(message_parse(rest.data, rest.length, &message));
}

/* What stands in a cut message is right or absent, never a part. */
static void a_cut_message_has_no_half_values(void **state)
{
    static const char text[] = "SIP/2.0 486 Busy Here\r\nCSeq: 12 INVITE\r\nl: 4\r\n\r\nbody";
    unsigned with_method = 0;

    (void)state;
    for (size_t length = 0; length < sizeof(text); length++) {
        char *cut = g_memdup2(text, length ? length : 1);
        struct message message;
        struct slice value;

        if (message_parse(cut, length, &message)) {
            assert_int_equal(message.code, 486);
            assert_true(message.phrase.length == 0 || message.phrase.length == 9);
            assert_int_equal(message.is_complete, length == sizeof(text) - 1);
            if (fields_find_by_name(&message.fields, "CSeq", &value)) {
                assert_slice(value, "12 INVITE");
                with_method++;
            }
        } else {
            assert_in_range(length, 0, 10);
        }
        g_free(cut);
    }
    assert_int_equal(with_method, strlen("\nl: 4\r\n\r\nbody"));
}

/* Four digits and more are no code, and none is made of them. */
static void a_status_code_has_three_digits(void **state)
{
    static const char *const lines[] = {"4860", "4294967782", "48", "-86", "+486", "4 86", "0x1e6"};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_autofree char *text = g_strdup_printf("SIP/2.0 %s Busy Here\r\n\r\n", lines[i]);
        struct message message;

        assert_false(message_parse(text, strlen(text), &message));
    }
}

static void a_line_that_begins_with_space_is_no_message(void **state)
{
    static const char *const lines[] = {" m SIP/2.0", "\t  m SIP/2.0", " INVITE sip:b@h SIP/2.0"};
    struct message message;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        assert_false(message_parse(lines[i], strlen(lines[i]), &message));
}

/* Every slice lies in the bytes that were given; the sanitizer sees what reads beyond them. */
static void hostile_bytes_are_survived(void **state)
{
    static const char seed[] =
        "SIP/2.0 486 Busy Here\r\nv: SIP/2.0/UDP a;branch=z\r\n b\r\nCSeq: 1 INVITE\r\n"
        "l: 9\r\n\r\nv=0\r\nSIP/2.0 200 OK\r\nl: 0\r\n\r\n";
    static const char bytes[] = {0, '\r', '\n', ' ', ':', '\t', '9', 'S', (char)0xff, '/'};
    GRand *random = g_rand_new_with_seed(3261);
    unsigned parsed = 0;

    (void)state;
    for (unsigned round = 0; round < 200000; round++) {
        size_t length = (size_t)g_rand_int_range(random, 1, sizeof(seed));
        char *text = g_memdup2(seed, length);
        struct field field;
        struct message message;

        for (int change = g_rand_int_range(random, 0, 6); change > 0; change--)
            text[g_rand_int_range(random, 0, (int)length)] =
                bytes[g_rand_int_range(random, 0, sizeof(bytes))];
        if (message_parse(text, length, &message)) {
            size_t position = 0;
            parsed++;
            assert_in_range(message.length, 1, length);
            while (fields_next(&message.fields, &position, &field)) {
                assert_true(field.name.data >= text);
                assert_true(field.value.data + field.value.length <= text + length);
            }
        }
        g_free(text);
    }
    g_rand_free(random);
    assert_in_range(parsed, 50000, 200000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_status_line_is_read),
        cmocka_unit_test(a_request_line_is_read),
        cmocka_unit_test(what_is_no_sip_message_is_refused),
        cmocka_unit_test(a_nul_byte_ends_nothing),
        cmocka_unit_test(the_body_follows_content_length),
        cmocka_unit_test(messages_of_a_buffer_follow_each_other),
        cmocka_unit_test(a_cut_message_has_no_half_values),
        cmocka_unit_test(a_status_code_has_three_digits),
        cmocka_unit_test(a_line_that_begins_with_space_is_no_message),
        cmocka_unit_test(hostile_bytes_are_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
