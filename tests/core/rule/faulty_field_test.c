/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Header fields of the request that were refused. */

#include "refusals.h"

static void a_field_that_the_response_names_is_quoted(void **state)
{
    static const struct refusal rows[] = {
        {"INVITE", "Privacy: no\r\n", "400 Bad Privacy Header", "", "field-at-fault",
         "The response says \"Bad Privacy Header\"; in the request it was Privacy: no."},
        {"INVITE", "p-early-media: x\r\n", "400 Wrong P-Early-Media", "", "field-at-fault", NULL},
        {"INVITE", "RAck: undefined 1 INVITE\r\n", "400 Bad Request",
         "Warning: 399 sip \"Syntax error in RAck\"\r\n", "field-at-fault",
         "The response says \"Syntax error in RAck\"; in the request it was RAck: undefined 1 "
         "INVITE."},
        {"INVITE", "Max-Forwards: x\r\n", "400 Invalid max-forwards value", "", "field-at-fault",
         NULL},
        {"INVITE", "Route: <sip:p;lr>\r\n", "400 No route to host", "", "", NULL},
        {"INVITE", "Date: x\r\n", "400 Expired, update your date", "", "", NULL},
        {"INVITE", "Max-Forwards: 70\r\n", "400 X-Max-Forwards is bad", "", "", NULL},
        {"INVITE", "Privacy: id\r\n", "400 Bad Request", "", "", NULL},
        {"INVITE", "Privacy: id\r\n", "486 Bad Privacy Header", "", "", NULL},
        {"INVITE", "", "400 Missing Contact header", "", "field-at-fault-absent",
         "The response says \"Missing Contact header\", and the request has no Contact."},
        {"INVITE", "Contact: x\r\n", "400 Missing Contact header", "", "field-at-fault", NULL},
        {"INVITE", "Content-Length: 9\r\n", "400 Missing Contact header", "", "", NULL}, /* cut */
    };

    (void)state;
    assert_refusals(rows, G_N_ELEMENTS(rows));
}

static void a_field_that_comes_twice_is_told(void **state)
{
    static const struct refusal rows[] = {
        {"INVITE", "Expires: 1\r\nExpires: 2\r\n", "500 Server Internal Error", "",
         "field-at-fault-doubled", NULL},
        {"INVITE", "Expires: 1\r\nExpires: 2\r\n", "400 Bad Expires Header", "",
         "field-at-fault-doubled", NULL},
        {"INVITE", "Contact: <x>\r\nContact: <y>\r\n", "400 Bad Request", "", "", NULL},
        {"INVITE", "Expires: 1\r\nExpires: 2\r\n", "486 Busy Here", "", "", NULL},
    };

    (void)state;
    assert_refusals(rows, G_N_ELEMENTS(rows));
}

static const struct result *refuse(const char *method, unsigned number, const char *line,
                                   const char *from)
{
    g_autofree char *whole = g_strdup_printf("SIP/2.0 %s", line);

    return SEND(.at = 1, .line = whole, .method = method, .number = number, .from = from,
                .to = "1");
}

static void a_tag_that_is_missing_is_told_whatever_the_code(void **state)
{
    (void)state;
    request(0, "BYE", 1, "");
    assert_findings(refuse("BYE", 1, "500 Server Internal Error", "a"), "field-at-fault-to");
    request(0, "BYE", 4, "");
    assert_findings(refuse("BYE", 4, "501 Not Implemented", "a"), "field-at-fault-to");
    SEND(.line = "MESSAGE sip:b@host SIP/2.0", .method = "MESSAGE", .number = 5, .from = "");
    assert_findings(refuse("MESSAGE", 5, "400 Bad Request", ""), "field-at-fault-from");
    request(0, "MESSAGE", 2, "");
    assert_findings(refuse("MESSAGE", 2, "500 Server Internal Error", "a"), "");
    request(0, "BYE", 6, "");
    assert_findings(refuse("BYE", 6, "481 Call/Transaction Does Not Exist", "a"),
                    "dialog-unknown-tagless");
    request(0, "BYE", 3, "");
    assert_findings(response(1, "401 Unauthorized", "BYE", 3, WWW), "auth-challenge-bye");
}

static void the_cseq_of_a_challenged_try_is_not_used_twice(void **state)
{
    (void)state;
    SEND(.line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 5,
         .branch = "x");
    SEND(.at = 1, .line = "SIP/2.0 401 Unauthorized", .method = "REGISTER", .number = 5,
         .branch = "x", .to = "1", .headers = WWW);
    SEND(.at = 2, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 5,
         .branch = "y", .headers = AUTHORIZATION);
    const struct result *refused =
        SEND(.at = 3, .line = "SIP/2.0 400 Bad Request", .method = "REGISTER", .number = 5,
             .branch = "y", .to = "1");
    assert_findings(refused, "field-at-fault-cseq");
    SEND(.at = 4, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = 7, .branch = "u");
    SEND(.at = 4, .line = "SIP/2.0 401 Unauthorized", .method = "BYE", .number = 7, .branch = "u",
         .to = "1", .headers = WWW);
    SEND(.at = 4, .line = "BYE sip:b@host SIP/2.0", .method = "BYE", .number = 7, .branch = "v",
         .headers = AUTHORIZATION);
    assert_findings(SEND(.at = 4, .line = "SIP/2.0 400 Bad Request", .method = "BYE", .number = 7,
                         .branch = "v", .to = "1"),
                    "field-at-fault-to-cseq");
    SEND(.at = 4, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 6,
         .branch = "z", .headers = AUTHORIZATION);
    assert_findings(SEND(.at = 5, .line = "SIP/2.0 400 Bad Request", .method = "REGISTER",
                         .number = 6, .branch = "z", .to = "1"),
                    "");
}

static void another_scheme_is_told_with_a_416(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "Contact: <tel:+1555>\r\n");
    assert_findings(refuse("INVITE", 1, "416 Unsupported URI Scheme", "a"),
                    "field-at-fault-scheme");
    request(0, "INVITE", 2, "Contact: <sips:a@host>\r\n");
    assert_findings(refuse("INVITE", 2, "416 Unsupported URI Scheme", "a"), "");
}

static void a_request_of_long_ago_is_not_quoted(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "Privacy: no\r\n");
    for (unsigned i = 2; i < 66; i++)
        request(0, "INVITE", i, "");
    assert_findings(response(1, "400 Bad Privacy Header", "INVITE", 1, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_field_that_the_response_names_is_quoted),
        EXCHANGE(a_field_that_comes_twice_is_told),
        EXCHANGE(a_tag_that_is_missing_is_told_whatever_the_code),
        EXCHANGE(the_cseq_of_a_challenged_try_is_not_used_twice),
        EXCHANGE(another_scheme_is_told_with_a_416),
        EXCHANGE(a_request_of_long_ago_is_not_quoted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
