/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Addresses that were refused, and what is odd in them. */

#include "refusals.h"

static void a_refused_address_is_shown_as_sent(void **state)
{
    static const struct refusal rows[] = {
        {"INVITE", "", "404 Not Found", "", "address-refused",
         "The Request-URI that was refused here is sip:b@example.com."},
        {"SUBSCRIBE", "Event: presence\r\n", "404 Not Found", "", "address-refused-subscribed",
         "The SUBSCRIBE asks for presence of sip:b@example.com. A 404 says that there is nothing "
         "of "
         "the kind; the user may well exist."},
        {"SUBSCRIBE", "Event: presence\r\n", "410 Gone", "", "address-refused", NULL},
        {"REGISTER", "", "480 No DNS results", "", "address-refused-unserved", NULL},
        {"MESSAGE", "", "480 Temporarily Unavailable", "", "", NULL},
    };

    (void)state;
    assert_refusals(rows, G_N_ELEMENTS(rows));
}

static void an_address_explains_a_refusal_as_grave_as_its_code(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    const struct result *unknown = response(1, "404 Not Found", "INVITE", 1, "");
    assert_ptr_equal(result_explaining(unknown), &unknown->findings[0]);
    assert_int_equal(unknown->severity, CODE_NOTE);
    request(0, "INVITE", 2, "");
    assert_int_equal(response(1, "414 Request-URI Too Long", "INVITE", 2, "")->severity, CODE_WARN);
}

static void what_is_odd_in_an_address_is_told(void **state)
{
    static const struct {
        const char *uri, *line, *findings;
    } rows[] = {
        {"sip:bob@example.com", "404 Not Found", "address-refused"},
        {"sip:example.com", "404 Not Found", "address-refused-userless"},
        {"sip:@example.com", "404 Not Found", "address-refused-userless"},
        {"sip::secret@example.com", "404 Not Found", "address-refused-userless"},
        {"tel:", "404 Not Found", "address-refused-userless"},
        {"tel:+1555;phone-context=x", "604 Does Not Exist Anywhere", "address-refused"},
        {"sip:+44(0)20@example.com", "404 Not Found", "address-refused-escaped"},
        {"sip:%2B44@example.com", "410 Gone", "address-refused-escaped"},
        {"sip:bob@example.com;x=(y)", "404 Not Found", "address-refused"},
        {"sip:bob@example.com", "484 Address Incomplete", "address-refused-digitless"},
        {"sip:12@example.com", "484 Address Incomplete", "address-refused"},
        {"tel:+1555", "416 Unsupported URI Scheme", "address-refused-scheme"},
        {"sips:bob@example.com", "416 Unsupported URI Scheme", "address-refused-scheme"},
        {"sip:bob@example.com", "416 Unsupported URI Scheme", ""},
        {"sips:bob@example.com", "484 Address Incomplete", "address-refused-digitless"},
        {"urn:service:sos", "404 Not Found", "address-refused"},
        {"bob", "414 Request-URI Too Long", "address-refused-scheme"},
        {"sip:bob@example.com", "486 Busy Here", ""},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *line = g_strdup_printf("MESSAGE %s SIP/2.0", rows[i].uri);

        SEND(.line = line, .method = "MESSAGE", .number = i);
        assert_findings(response(1, rows[i].line, "MESSAGE", i, ""), rows[i].findings);
    }
    SEND(.line = "OPTIONS sip:example.com SIP/2.0", .method = "OPTIONS", .number = 90);
    assert_findings(response(1, "404 Not Found", "OPTIONS", 90, ""), "");
    SEND(.line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 91);
    const struct result *unknown = response(1, "404 Not Found", "REGISTER", 91, "");
    assert_findings(unknown, "address-refused-registered");
    assert_text(unknown, "This REGISTER is for sip:b@example.com, the address in its To.");
    assert_findings(SEND(.at = 1, .line = "SIP/2.0 404 Not Found", .method = "REGISTER",
                         .number = 91, .to_field = "<sip:never closed"),
                    "header-missing-tag");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_refused_address_is_shown_as_sent),
        EXCHANGE(an_address_explains_a_refusal_as_grave_as_its_code),
        EXCHANGE(what_is_odd_in_an_address_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
