/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Messages that no program sends: header fields that must be there are not, and NUL bytes. */

#include "exchanges.h"

/* A message as it is, NUL bytes included. */
static const struct result *send_bytes(const char *bytes, size_t length)
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

static void a_report_without_call_id_belongs_to_no_refer(void **state)
{
    (void)state;
    assert_findings(SEND_BYTES("NOTIFY sip:b@h SIP/2.0\r\nTo: a;tag=1\r\nEvent: refer\r\n"
                               "Content-Type: message/sipfrag\r\n\r\nSIP/2.0 200 OK\r\n"),
                    "transfer-outcome-done-unseen");
}

#define WITHOUT_TO(method) "Call-ID: a\r\nCSeq: 1 " method "\r\nFrom: a;tag=1\r\n\r\n"

static void a_response_without_to_is_put_beside_its_request_all_the_same(void **state)
{
    (void)state;
    SEND_BYTES("INVITE sip:b@h SIP/2.0\r\n" WITHOUT_TO("INVITE"));
    assert_findings(SEND_BYTES("SIP/2.0 200 OK\r\n" WITHOUT_TO("INVITE")), "");
    SEND_BYTES("MESSAGE sip:b@h SIP/2.0\r\n" WITHOUT_TO("MESSAGE"));
    const struct result *refused = SEND_BYTES("SIP/2.0 404 Not Found\r\n" WITHOUT_TO("MESSAGE"));
    assert_findings(refused, "address-refused");
    assert_text(refused, "The Request-URI that was refused here is sip:b@h.");
}

static void a_nul_in_contact_hides_nothing(void **state)
{
    const struct result *told;

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
    const struct result *told;

    (void)state;
    SEND_BYTES("INVITE sip:b@h SIP/2.0\r\n" SAME("1", "INVITE") "\r\n");
    SEND_BYTES("CANCEL sip:b@h SIP/2.0\r\n" SAME("1", "CANCEL") "Reason: SIP;text=\"\0a\"\r\n"
                                                                "\r\n");
    told = SEND_BYTES("SIP/2.0 487 A\r\n" SAME("1", "INVITE") "\r\n");
    g_autofree char *text = finding_render(&told->findings[0], FINDING_TEXT);
    assert_non_null(strstr(text, "SIP \"" REPLACED "a\""));
}

static void a_nul_in_a_list_hides_nothing(void **state)
{
    const struct result *told;

    (void)state;
    SEND_BYTES("INVITE sip:b@h SIP/2.0\r\n" SAME("1", "INVITE") "Require: a\r\nRequire: \0, b\r\n"
                                                                "\r\n");
    told = SEND_BYTES("SIP/2.0 420 A\r\n" SAME("1", "INVITE") "Unsupported: b\r\n\r\n");
    assert_findings(told, "extension-unsupported");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_request_without_call_id_or_cseq_tells_nothing),
        EXCHANGE(a_response_without_to_is_put_beside_its_request_all_the_same),
        EXCHANGE(a_report_without_call_id_belongs_to_no_refer),
        EXCHANGE(a_nul_in_contact_hides_nothing),
        EXCHANGE(a_nul_in_a_reason_hides_nothing),
        EXCHANGE(a_nul_in_a_list_hides_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
