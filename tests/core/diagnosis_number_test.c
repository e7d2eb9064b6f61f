/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers that no number type holds, and such as are none: nothing is said of them that they do not
 * say. */

#include "exchanges.h"

/* Each would be a number that can be, if digits above 32 or 64 bits got lost, or a sign. */
static const char *const numbers[] = {"4294967297",
                                      "4294967356",
                                      "18446744073709551617",
                                      "99999999999999999999999999999999999999999",
                                      "-1",
                                      "+1",
                                      "1.",
                                      "0x1",
                                      "1a",
                                      "\xef\xbc\x91",
                                      "",
                                      "\"1\""};

/* The request and its response; `%s` is the number. */
static const struct {
    const char *method;
    const char *asked;
    const char *line;
    const char *told;
    const char *findings;
} exchanges[] = {
    {"INVITE", "Max-Forwards: %s\r\n", "483 Too Many Hops", "", "hops-used-up-unsaid"},
    {"REGISTER", "Expires: 60\r\n", "423 Interval Too Brief", "Min-Expires: %s\r\n", ""},
    {"REGISTER", "Expires: %s\r\n", "423 Interval Too Brief", "Min-Expires: 60\r\n", ""},
    {"INVITE", "x: %s\r\n", "422 Session Interval Too Small", "Min-SE: 90\r\n", ""},
    {"INVITE", "x: 60\r\n", "422 Session Interval Too Small", "Min-SE: %s\r\n", ""},
    {"INVITE", "", "486 Busy Here", "Retry-After: %s\r\n", "retry-after-impossible"},
    {"INVITE", "", "404 Not Found", "Reason: Q.850;cause=%s\r\n", "address-refused"},
    {"INVITE", "", "404 Not Found", "Reason: STIR;cause=%s\r\n", "address-refused"},
    {"INVITE", "", "606 Not Acceptable", "Warning: %s host \"text\"\r\n", "offer-refused-none"},
    {"INVITE", "", "302 Moved Temporarily", "Contact: <sip:c@host>;q=%s\r\n", "redirected"},
};

static void numbers_that_cannot_be_are_not_read(void **state)
{
    unsigned number = 0;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(exchanges); i++) {
        for (size_t j = 0; j < G_N_ELEMENTS(numbers); j++) {
            GString *asked = g_string_new(exchanges[i].asked);
            GString *told = g_string_new(exchanges[i].told);

            g_string_replace(asked, "%s", numbers[j], 0);
            g_string_replace(told, "%s", numbers[j], 0);
            number++;
            request((int)number, exchanges[i].method, number, asked->str);
            assert_findings(
                response((int)number, exchanges[i].line, exchanges[i].method, number, told->str),
                exchanges[i].findings);
            g_string_free(asked, TRUE);
            g_string_free(told, TRUE);
        }
    }
}

/* A request that asks for no time, or for one that cannot be, does ask. */
static void what_cannot_be_asked_for_was_asked_for(void **state)
{
    static const char *const asked[] = {"Expires: 0\r\n", "Contact: <sip:c@host>;expires\r\n",
                                        "Contact: <sip:c@host>;expires=4294967297\r\n",
                                        "Session-Expires: 4294967297\r\n"};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(asked); i++) {
        request(0, "REGISTER", i, asked[i]);
        assert_findings(response(1, "423 Interval Too Brief", "REGISTER", i, "Min-Expires: 60\r\n"),
                        "");
    }
}

/* Neither is the transaction of another number. */
static void a_cseq_number_that_cannot_be_is_of_no_exchange(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *bytes = g_strdup_printf(
            "SIP/2.0 486 Busy Here\r\nVia: SIP/2.0/UDP host;branch=z9hG4bK1\r\nCall-ID: a\r\n"
            "From: <sip:a@example.com>;tag=a\r\nTo: <sip:b@example.com>;tag=1\r\n"
            "CSeq: %s INVITE\r\n\r\n",
            numbers[i]);
        struct origin origin = {.frame = 2 + (uint32_t)i};
        struct message message;

        assert_true(message_parse(bytes, strlen(bytes), &message));
        const struct result *busy = diagnosis_read(diagnosis, &message, &origin);
        assert_int_equal(busy->request_frame, 0);
        assert_findings(busy, "");
    }
}

static void an_rseq_that_cannot_be_waits_for_no_prack(void **state)
{
    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *reliable = g_strdup_printf("Require: 100rel\r\nRSeq: %s\r\n", numbers[i]);

        request(0, "INVITE", i, "");
        response(0, "183 Session Progress", "INVITE", i, reliable);
        assert_findings(response(9000, "200 OK", "INVITE", i, ""), "");
    }
}

/* A PRACK of RSeq 1 that names another INVITE, or none, confirms nothing. */
static void a_rack_that_cannot_be_confirms_nothing(void **state)
{
    static const char *const forms[] = {"RAck: %s 1 INVITE\r\n", "RAck: 1 %s INVITE\r\n"};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(numbers) * G_N_ELEMENTS(forms); i++) {
        GString *rack = g_string_new(forms[i % G_N_ELEMENTS(forms)]);

        start(state);
        g_string_replace(rack, "%s", numbers[i / G_N_ELEMENTS(forms)], 0);
        request(0, "INVITE", 1, "");
        response(0, "183 Session Progress", "INVITE", 1, "Require: 100rel\r\nRSeq: 1\r\n");
        SEND(.at = 1, .line = "PRACK sip:b@example.com SIP/2.0", .method = "PRACK", .number = 2,
             .to = "1", .headers = rack->str);
        assert_findings(response(9000, "200 OK", "INVITE", 1, ""), "prack-missing-final-direct");
        end(state);
        g_string_free(rack, TRUE);
    }
}

/* Whatever is no length leaves all that follows to the body; what is too long makes it incomplete.
 */
static void a_content_length_that_cannot_be_reads_nothing_beyond(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *text =
            g_strdup_printf("SIP/2.0 486 Busy Here\r\nContent-Length: %s\r\n\r\nbody", numbers[i]);
        bool is_number = strspn(numbers[i], "0123456789") == strlen(numbers[i]);
        struct message message;

        assert_true(message_parse(text, strlen(text), &message));
        assert_int_equal(message.length, strlen(text));
        assert_int_equal(message.body.length, 4);
        assert_int_equal(message.is_complete, !is_number || *numbers[i] == '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(numbers_that_cannot_be_are_not_read),
        EXCHANGE(what_cannot_be_asked_for_was_asked_for),
        EXCHANGE(a_cseq_number_that_cannot_be_is_of_no_exchange),
        EXCHANGE(an_rseq_that_cannot_be_waits_for_no_prack),
        cmocka_unit_test(a_rack_that_cannot_be_confirms_nothing),
        cmocka_unit_test(a_content_length_that_cannot_be_reads_nothing_beyond),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
