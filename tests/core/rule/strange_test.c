/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages that no program sends; fuzzing made them and broke the diagnosis. */

#include "exchanges.h"

#define REFER_TO "Refer-To: <sip:c@example.com>\r\n"
#define ELEVEN_MINUTES (11 * 60 * 1000)

/* What the copy has in To is in no dialog that was noted. */
static void a_to_tag_in_the_copy_alone_is_of_no_dialog(void **state)
{
    (void)state;
    request(0, "BYE", 1, "");
    SEND(.at = 500, .line = "BYE sip:b@example.com SIP/2.0", .method = "BYE", .number = 1,
         .to = "1");
    assert_findings(response(600, "481 Call/Transaction Does Not Exist", "BYE", 1, ""),
                    "dialog-unknown request-repeated");
}

static void a_refer_sent_anew_without_target_has_none(void **state)
{
    static const char *const anew[] = {"", "Event: refer\r\n"};

    for (unsigned i = 0; i < G_N_ELEMENTS(anew); i++) {
        end(state);
        start(state);
        SEND(.line = "REFER sip:b@example.com SIP/2.0", .method = "REFER", .number = 1, .to = "1",
             .headers = REFER_TO);
        SEND(.at = ELEVEN_MINUTES, .line = "REFER sip:b@example.com SIP/2.0", .method = "REFER",
             .number = 1, .to = "1", .headers = anew[i]);
        const struct response *notify =
            SEND(.at = ELEVEN_MINUTES + 10, .line = "NOTIFY sip:a@example.com SIP/2.0",
                 .method = "NOTIFY", .number = 1, .branch = "n", .from = "1", .to = "a",
                 .headers = "Content-Type: message/sipfrag\r\n\r\nSIP/2.0 200 OK");
        assert_findings(notify, "transfer-outcome-done-unseen");
    }
}

static void the_first_cancel_of_an_invite_counts_however_late_another_comes(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    request(1000, "CANCEL", 1, "");
    request(ELEVEN_MINUTES + 1000, "CANCEL", 1, "");
    const struct response *ended =
        response(ELEVEN_MINUTES + 1001, "487 Request Terminated", "INVITE", 1, "");
    assert_findings(ended, "cancelled-unrung slow-timeout");
    assert_int_equal(ended->findings[0].values[0].number, 2);
}

/* Longer than what is kept of a text. */
#define T32 "METHODMETHODMETHODMETHODMETHODME"
#define LONG_METHOD T32 T32 T32 T32 T32

static void a_method_of_any_length_can_time_out(void **state)
{
    (void)state;
    request(0, LONG_METHOD, 1, "");
    const struct response *found = response(10, "408 Request Timeout", LONG_METHOD, 1, "");
    assert_int_equal(found->request_frame, 1);
}

/* A message as it is, NUL bytes included. */
static const struct response *send_bytes(const char *bytes, size_t length)
{
    struct origin origin = {.frame = frame + 1};
    struct message message;

    frame++;
    assert_true(message_parse(bytes, length, &message));
    return diagnosis_read(diagnosis, &message, &origin);
}

#define SEND_BYTES(bytes) send_bytes(bytes, sizeof(bytes) - 1)
#define SAME(number, method) "Call-ID: a\r\nCSeq: " number " " method "\r\nTo: a;tag=1\r\n"
#define REPLACED "\xef\xbf\xbd"

static void a_request_without_call_id_or_cseq_tells_nothing(void **state)
{
    (void)state;
    assert_null(SEND_BYTES("INVITE sip:b@h SIP/2.0\r\nCSeq: 1 INVITE\r\nTo: a;tag=1\r\n\r\n"));
    assert_null(SEND_BYTES("INVITE sip:b@h SIP/2.0\r\nCall-ID: a\r\nTo: a;tag=1\r\n\r\n"));
    assert_null(SEND_BYTES("ACK sip:b@h SIP/2.0\r\nCSeq: 1 ACK\r\nTo: a;tag=1\r\n\r\n"));
    assert_findings(SEND_BYTES("SIP/2.0 486 Busy Here\r\n" SAME("1", "INVITE") "\r\n"),
                    "request-not-captured");
}

#define WITHOUT_TO(method) "Call-ID: a\r\nCSeq: 1 " method "\r\nFrom: a;tag=1\r\n\r\n"

static void a_response_without_to_is_put_beside_its_request_all_the_same(void **state)
{
    (void)state;
    SEND_BYTES("INVITE sip:b@h SIP/2.0\r\n" WITHOUT_TO("INVITE"));
    assert_findings(SEND_BYTES("SIP/2.0 200 OK\r\n" WITHOUT_TO("INVITE")), "");
    SEND_BYTES("REGISTER sip:h SIP/2.0\r\n" WITHOUT_TO("REGISTER"));
    const struct response *refused = SEND_BYTES("SIP/2.0 404 Not Found\r\n" WITHOUT_TO("REGISTER"));
    assert_findings(refused, "address-refused");
    assert_text(refused, "The Request-URI that was refused here is sip:h.");
}

static void a_nul_in_contact_hides_nothing(void **state)
{
    const struct response *told;

    (void)state;
    SEND_BYTES("INVITE sip:b@h SIP/2.0\r\n" SAME("1", "INVITE") "\r\n");
    told = SEND_BYTES("SIP/2.0 302 A\r\n" SAME("1", "INVITE") "Contact: \0\r\n\r\n");
    assert_findings(told, "redirected");
    told = SEND_BYTES("SIP/2.0 302 A\r\n" SAME("1", "INVITE") "m: <\0a>, <b>\r\n\r\n");
    assert_findings(told, "redirected-choice");
    assert_string_equal(told->findings[0].values[1].text, REPLACED "a, b");
}

static void a_nul_in_a_reason_hides_nothing(void **state)
{
    const struct response *told;

    (void)state;
    SEND_BYTES("INVITE sip:b@h SIP/2.0\r\n" SAME("1", "INVITE") "\r\n");
    SEND_BYTES("CANCEL sip:b@h SIP/2.0\r\n" SAME("1", "CANCEL") "Reason: SIP;text=\"\0a\"\r\n"
                                                                "\r\n");
    told = SEND_BYTES("SIP/2.0 487 A\r\n" SAME("1", "INVITE") "\r\n");
    g_autofree char *text = finding_render(&told->findings[0], told->findings[0].text->text);
    assert_non_null(strstr(text, "SIP \"" REPLACED "a\""));
}

static void a_nul_in_a_list_hides_nothing(void **state)
{
    const struct response *told;

    (void)state;
    SEND_BYTES("INVITE sip:b@h SIP/2.0\r\n" SAME("1", "INVITE") "Require: a\r\nRequire: \0, b\r\n"
                                                                "\r\n");
    told = SEND_BYTES("SIP/2.0 420 A\r\n" SAME("1", "INVITE") "Unsupported: b\r\n\r\n");
    assert_findings(told, "extension-unsupported");
}

static void a_line_that_begins_with_space_is_no_message(void **state)
{
    static const char *const lines[] = {" m SIP/2.0", "\t  m SIP/2.0", " INVITE sip:b@h SIP/2.0"};
    struct message message;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        assert_false(message_parse(lines[i], strlen(lines[i]), &message));
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
    struct header header;
    struct message message;
    size_t position = 0;

    (void)state;
    assert_true(message_parse(text, sizeof(text) - 1, &message));
    assert_false(message_next_header(&message, &position, &header));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_to_tag_in_the_copy_alone_is_of_no_dialog),
        EXCHANGE(a_refer_sent_anew_without_target_has_none),
        EXCHANGE(the_first_cancel_of_an_invite_counts_however_late_another_comes),
        EXCHANGE(a_request_without_call_id_or_cseq_tells_nothing),
        EXCHANGE(a_method_of_any_length_can_time_out),
        EXCHANGE(a_response_without_to_is_put_beside_its_request_all_the_same),
        EXCHANGE(a_nul_in_contact_hides_nothing),
        EXCHANGE(a_nul_in_a_reason_hides_nothing),
        EXCHANGE(a_nul_in_a_list_hides_nothing),
        cmocka_unit_test(a_line_that_begins_with_space_is_no_message),
        cmocka_unit_test(a_nul_is_no_compact_name),
        cmocka_unit_test(a_name_has_its_colon_on_its_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
