/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding header fields in a message. */

#include "slices.h"

#define STATUS "SIP/2.0 486 Busy Here\r\n"

static void assert_header(const char *text, const char *name, const char *expected)
{
    struct message message;
    struct slice value;

    assert_true(message_parse(text, strlen(text), &message));
    if (expected) {
        assert_true(fields_find_by_name(&message.fields, name, &value));
        assert_slice(value, expected);
    } else {
        assert_false(fields_find_by_name(&message.fields, name, &value));
    }
}

static void header_fields_are_found(void **state)
{
    (void)state;
    assert_header(STATUS "CSeq: 1 INVITE\r\n\r\n", "CSeq", "1 INVITE");
    assert_header(STATUS "cseq: 1 INVITE\r\n\r\n", "CSeq", "1 INVITE");
    assert_header(STATUS "CSEQ:1 INVITE\r\n\r\n", "CSeq", "1 INVITE");
    assert_header(STATUS "CSeq \t :\t 1 INVITE \t\r\n\r\n", "CSeq", "1 INVITE");
    assert_header(STATUS "To: b\nCSeq: 1 INVITE\n\n", "CSeq", "1 INVITE");
    assert_header(STATUS "Call-ID: a:b\r\nX: y\r\n\r\n", "Call-ID", "a:b");
    assert_header(STATUS "X: y\r\nCall-ID:\r\nZ: z\r\n\r\n", "Call-ID", "");
    assert_header(STATUS "A: 1\r\na: 2\r\n\r\n", "A", "1");
    assert_header(STATUS "no colon here\r\nCSeq: 1 BYE\r\n\r\n", "CSeq", "1 BYE");
    assert_header(STATUS "X-CSeq: 1 INVITE\r\nCSeqs: 2 INVITE\r\n\r\n", "CSeq", NULL);
    assert_header(STATUS "\r\nCSeq: 1 INVITE\r\n\r\n", "CSeq", NULL);
}

static void compact_forms_are_found(void **state)
{
    (void)state;
    assert_header(STATUS "i: abc@example.com\r\n\r\n", "Call-ID", "abc@example.com");
    assert_header(STATUS "V: SIP/2.0/UDP 192.0.2.1\r\n\r\n", "Via", "SIP/2.0/UDP 192.0.2.1");
    assert_header(STATUS "m: <sip:a@example.com>\r\n\r\n", "Contact", "<sip:a@example.com>");
    assert_header(STATUS "k: 100rel\r\n\r\n", "Supported", "100rel");
    assert_header(STATUS "x: 1800\r\n\r\n", "Session-Expires", "1800");
    assert_header(STATUS ": nothing\r\n\r\n", "CSeq", NULL);
}

static void folded_lines_belong_to_their_field(void **state)
{
    (void)state;
    assert_header(STATUS "CSeq:\r\n 1\r\n\tINVITE\r\nX: y\r\n\r\n", "CSeq", "1\r\n\tINVITE");
    assert_header(STATUS "Subject: a\n b\nX: y\n\n", "Subject", "a\n b");
    assert_header(STATUS "Subject: a\r\n CSeq: 1 BYE\r\n\r\n", "CSeq", NULL);
}

static void a_nul_is_no_compact_name(void **state)
{
    static const char text[] = "SIP/2.0 200 OK\r\n\0: a\r\n\r\n";
    struct slice value;
    struct message message;

    (void)state;
    assert_true(message_parse(text, sizeof(text) - 1, &message));
    for (unsigned name = 0; name < HEADER_COUNT; name++)
        assert_false(message_find_header(&message, name, &value));
}

static void a_name_has_its_colon_on_its_line(void **state)
{
    static const char text[] = "SIP/2.0 200 OK\r\nX-Via\r\n : a\r\n\r\n";
    struct field field;
    struct message message;
    size_t position = 0;

    (void)state;
    assert_true(message_parse(text, sizeof(text) - 1, &message));
    assert_false(fields_next(&message.fields, &position, &field));
}

static void fields_of_a_name_are_stepped_through_between_others(void **state)
{
    static const char *const values[] = {"a", "b", "c\r\n d"};
    static const char text[] = "SIP/2.0 200 OK\r\nVia: a\r\nReason: x\r\nv: b\r\nX: y\r\n"
                               "reason: z\r\nVIA:c\r\n d\r\n\r\n";
    struct message message;
    struct slice value = {NULL, 0};
    size_t position = 0;

    (void)state;
    assert_true(message_parse(text, sizeof(text) - 1, &message));
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        assert_true(message_next_named(&message, HEADER_VIA, &position, &value));
        assert_slice(value, values[i]);
    }
    assert_false(message_next_named(&message, HEADER_VIA, &position, &value));
    assert_false(message_next_named(&message, HEADER_VIA, &position, &value));
    fields_find_last(&message.fields, HEADER_REASON, &value);
    assert_slice(value, "z");
    fields_find_last(&message.fields, HEADER_VIA, &value);
    assert_slice(value, "c\r\n d");
}

/* More of them would only be walked through at a stranger's wish. */
static void of_very_many_fields_of_a_name_the_first_and_the_last_are_found(void **state)
{
    g_autoptr(GString) text = g_string_new("SIP/2.0 200 OK\r\n");
    struct message message;
    struct slice value;
    size_t position = 0;
    unsigned count = 0;

    (void)state;
    for (unsigned i = 0; i < 300; i++)
        g_string_append_printf(text, "Via: %u\r\nContent-Length: %u\r\n", i, i % 2);
    g_string_append(text, "\r\na");
    assert_true(message_parse(text->str, text->len, &message));
    while (message_next_named(&message, HEADER_VIA, &position, &value))
        count++;
    assert_int_equal(count, 1 + FIELDS_MORE_MAX / 2);
    fields_find_last(&message.fields, HEADER_VIA, &value);
    assert_slice(value, "299");
    assert_int_equal(message.body.length, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(header_fields_are_found),
        cmocka_unit_test(compact_forms_are_found),
        cmocka_unit_test(folded_lines_belong_to_their_field),
        cmocka_unit_test(a_nul_is_no_compact_name),
        cmocka_unit_test(a_name_has_its_colon_on_its_line),
        cmocka_unit_test(fields_of_a_name_are_stepped_through_between_others),
        cmocka_unit_test(of_very_many_fields_of_a_name_the_first_and_the_last_are_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
